/** How many videos are streamed at the same time by this process, in all and for each login. */
import type { Config } from '../config.ts';
import { AppError } from '../errors.ts';
import * as metrics from '../metrics.ts';

/** How many answers one player may read at once, by ranges of one video. */
const maxAnswersPerStream = 64;

/** What a player opens beside its stream is gone in a moment; so all of them together get four each. */
const answersPerStream = 4;

const retryAfterSeconds = 10;

export interface StreamSlots {
  /**
   * Counts an answer until it is disposed of. All answers of one video to one login are one stream, as players read
   * several ranges at once. Throws UNAVAILABLE, with when to try again, when there are too many.
   */
  take(login: string, sceneId: string): Disposable;
}

export function createStreamSlots({ maxStreams, maxStreamsPerLogin }: StreamLimits): StreamSlots {
  /** The number of answers by login and scene. */
  const logins = new Map<string, Map<string, number>>();
  let [streams, answers] = [0, 0];

  function release(login: string, own: Map<string, number>, sceneId: string): void {
    answers -= 1;
    const left = (own.get(sceneId) ?? 0) - 1;
    own.set(sceneId, left);
    if (left > 0) return;
    streams -= 1;
    metrics.streams.dec();
    own.delete(sceneId);
    if (own.size === 0) logins.delete(login);
  }

  return {
    take(login, sceneId) {
      const own = logins.get(login) ?? new Map<string, number>();
      const open = own.get(sceneId) ?? 0;
      if (open === 0) {
        if (own.size >= maxStreamsPerLogin) throw full(`This login plays ${own.size} videos already`);
        if (streams >= maxStreams) throw full('The server plays as many videos as it may');
      }
      if (open >= maxAnswersPerStream) throw full(`This video is read ${open} times at once already`);
      if (answers >= maxStreams * answersPerStream) throw full('The server sends as many files as it may');
      if (open === 0) {
        streams += 1;
        metrics.streams.inc();
      }
      answers += 1;
      logins.set(login, own.set(sceneId, open + 1));
      return { [Symbol.dispose]: () => release(login, own, sceneId) };
    },
  };
}

type StreamLimits = Pick<Config, 'maxStreams' | 'maxStreamsPerLogin'>;

const full = (reason: string) =>
  new AppError('UNAVAILABLE', `${reason}: try again in ${retryAfterSeconds} s.`, undefined, { retryAfterSeconds });
