/** What lets somebody in, as one word that a path can hold: `s-` and the id of a session, `k-` and that of an API key. */
import { parseBigserial, parseUuid } from '../checks/ids.ts';

export const sessionCredential = (sessionId: string) => `s-${sessionId}`;

export const keyCredential = (keyId: string) => `k-${keyId}`;

/** Whose it is; undefined when it is neither. */
export function readCredential(credential: string): { kind: 'session' | 'key'; id: string } | undefined {
  const id = credential.slice(2);
  if (credential.startsWith('s-') && parseUuid(id) === id) return { kind: 'session', id };
  if (credential.startsWith('k-') && parseBigserial(id)) return { kind: 'key', id };
  return undefined;
}
