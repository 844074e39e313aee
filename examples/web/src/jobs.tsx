/** What the server is working on, as it happens. A lost connection comes back by itself, and nothing is missed. */
import { useEffect, useState } from 'react';
import type { JobCoreFragment, PhaseQueueCoreFragment, Subscribed } from 'reelgraph/sdk';
import { Link } from 'wouter';
import { clock } from './format.ts';
import { Problem } from './problem.tsx';
import { useClient } from './session.tsx';

const shown = 100;

type ShownJob = JobCoreFragment & { scene?: { id: string } | null };

export function JobBoard() {
  const client = useClient();
  const [phases, setPhases] = useState<readonly PhaseQueueCoreFragment[]>([]);
  const [jobs, setJobs] = useState<readonly ShownJob[]>([]);
  const queueError = useSubscription(
    (signal) => client.queueChanged({}, { signal }),
    ({ queueChanged }) => setPhases(queueChanged.phases),
  );
  const jobError = useSubscription(
    (signal) => client.jobChanged({}, { signal }),
    ({ jobChanged: { job, kind } }) =>
      setJobs((before) => {
        if (kind === 'DELETED') return before.filter(({ id }) => id !== job.id);
        const isKnown = before.some(({ id }) => id === job.id);
        return isKnown ? before.map((known) => (known.id === job.id ? job : known)) : [job, ...before].slice(0, shown);
      }),
  );
  return (
    <main className="jobs">
      <h1>Jobs</h1>
      <Problem error={queueError ?? jobError} />
      <div className="phases">
        {phases.map(({ phase, pending, running, failed, etaSeconds, paused }) => (
          <section key={phase} aria-label={phase} className={running > 0 ? 'busy' : ''}>
            <h2>{phase.toLowerCase()}</h2>
            <strong>{(pending + running).toLocaleString('en')}</strong>
            <small>
              {paused ? 'paused' : `${running} running`}
              {failed > 0 && <em> · {failed} failed</em>}
              {etaSeconds ? ` · ${clock(etaSeconds)} left` : ''}
            </small>
          </section>
        ))}
      </div>
      <ol>
        {jobs.map((job) => (
          <li key={job.id} className={job.status.toLowerCase()}>
            <span className="what">
              {job.scene ? <Link href={`/scenes/${job.scene.id}`}>{job.sceneTitle}</Link> : job.sceneTitle}
              <small>{job.errorMessage ?? job.phase.toLowerCase()}</small>
            </span>
            <progress max={100} value={job.progress} aria-label={`${job.sceneTitle}, ${job.phase.toLowerCase()}`} />
            <span className="state">
              {job.status === 'RUNNING' ? `${job.progress} %` : job.status.toLowerCase()}
              <small>{job.status === 'RUNNING' && job.speed ? `${job.speed.toFixed(1)}×` : ''}</small>
            </span>
          </li>
        ))}
      </ol>
      {jobs.length === 0 && <p className="empty">Nothing to do. Upload a film or start a scan, and watch it here.</p>}
    </main>
  );
}

/** Listens while the page is shown. Returns what ended it before. */
function useSubscription<Event>(
  subscribe: (signal: AbortSignal) => Subscribed<Event>,
  onEvent: (event: Event) => void,
): unknown {
  const [error, setError] = useState<unknown>(null);
  // Both are the same as long as the page is shown
  useEffect(() => {
    const stop = new AbortController();
    (async () => {
      for await (const event of subscribe(stop.signal)) onEvent(event);
    })().catch((reason: unknown) => {
      if (!stop.signal.aborted) setError(reason);
    });
    return () => stop.abort();
  }, []);
  return error;
}
