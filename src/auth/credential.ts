/** What lets somebody in, as one word that a path can hold: `s-` and the id of a session, `k-` and that of an API key. */

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const sessionCredential = (sessionId: string) => `s-${sessionId}`;

export const keyCredential = (keyId: string) => `k-${keyId}`;

/** Whose it is; undefined when it is neither. */
export function readCredential(credential: string): { kind: 'session' | 'key'; id: string } | undefined {
  const id = credential.slice(2);
  if (credential.startsWith('s-') && uuid.test(id)) return { kind: 'session', id };
  if (credential.startsWith('k-') && /^\d{1,18}$/.test(id)) return { kind: 'key', id };
  return undefined;
}
