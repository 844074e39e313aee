/** A line with a bar for each job, redrawn as events come; where there is no terminal, a line for each job that ends. */
import { stripVTControlCharacters } from 'node:util';
import logUpdate from 'log-update';
import type { JobCoreFragment } from '../sdk/client.ts';

const width = 30;

export class JobBoard {
  readonly #jobs = new Map<string, JobCoreFragment>();
  readonly #isTerminal = process.stdout.isTTY;

  show(job: JobCoreFragment): void {
    this.#jobs.set(job.id, job);
    if (this.#isTerminal) logUpdate([...this.#jobs.values()].map(lineOf).join('\n'));
    else if (job.completedAt !== null) console.log(lineOf(job));
  }

  /** Leaves the last picture standing. */
  end(): void {
    if (this.#isTerminal) logUpdate.done();
  }
}

function lineOf({ sceneTitle, phase, status, progress, speed, errorMessage }: JobCoreFragment): string {
  const filled = Math.round((progress / 100) * width);
  const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
  const title = stripVTControlCharacters(sceneTitle).slice(0, 26).padEnd(26);
  const pace = speed ? ` ${speed.toFixed(1)}×` : '';
  return `${title} ${phase.toLowerCase().padEnd(9)} ${bar} ${String(progress).padStart(3)} % ${status.toLowerCase()}${pace}${errorMessage ? ` ${errorMessage}` : ''}`;
}
