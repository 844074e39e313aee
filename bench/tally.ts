/** What was done, and what came of it. */
export class Tally {
  readonly done: Record<string, number> = {};
  readonly answers: Record<string, number> = {};

  count(what: string): void {
    this.done[what] = (this.done[what] ?? 0) + 1;
  }

  answer(code: string): void {
    this.answers[code] = (this.answers[code] ?? 0) + 1;
  }
}
