/** What `npm run doctor` finds. */
import { messageOf } from '../errors.ts';

/** A problem keeps the server from doing its work; a warning may, some day; a note only tells. */
export type Level = 'good' | 'note' | 'warning' | 'problem';

export interface Finding {
  level: Level;
  text: string;
  /** What to do about it. */
  advice?: string | undefined;
}

export const good = (text: string): Finding => ({ level: 'good', text });
export const note = (text: string): Finding => ({ level: 'note', text });
export const warning = (text: string, advice?: string): Finding => ({ level: 'warning', text, advice });
export const problem = (text: string, advice?: string): Finding => ({ level: 'problem', text, advice });

/** For checks whose errors say themselves what to do. */
export const failed = (error: unknown): Finding => problem(messageOf(error));
