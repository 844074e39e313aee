/**
 * All that processes tell each other, typed; a topic that names what a feature defines is declared there. Payloads carry ids and numbers only: a NOTIFY payload above 8000 bytes
 * fails and rolls back the transaction that it is part of, so a listener loads the rest itself.
 */
/** How many scenes a change names at most; one of more says `truncated`. */
export const maxIdsPerMessage = 200;

export interface Topics {
  /** Whoever runs one of these jobs must stop: it was cancelled. */
  cancel: { ids: string[] };
  /** The queue has new entries of this task, or of any. */
  entries: { task?: string };
  /** The pool, a pause, a trigger or a policy was changed. */
  settings: Record<string, never>;
  /** Many jobs changed at once: only counts are worth reading again. */
  queue: Record<string, never>;
  /** Scenes came, changed or went; which, is recorded. */
  scene: Record<string, never>;
  /** A storage path came, changed or went. */
  storage: Record<string, never>;
  /** The scan with this id moved on. */
  scan: { id: number };
  /**
   * What lets somebody in has ended, or allows other things than before: that of one credential, of all of a user's, or
   * of all users with a role. What was read of it is out of date, and sockets that it opened must close.
   */
  access: { effect: 'ended' | 'changed' } & ({ credential: string } | { userId: string } | { role: string });
  /** `npm run admin` changed an account: the servers say so in their logs. */
  account: { userId: string; change: 'created' | 'password reset' | 'signed in' | 'linked' | 'unlinked' };
}

export type Topic = keyof Topics;

/** Those whose changes are kept for a day, for subscribers who are away. */
export type RecordedTopic = Extract<Topic, 'job' | 'scene' | 'scan' | 'upload'>;

export type Message = { [T in Topic]: { topic: T } & Topics[T] }[Topic];
