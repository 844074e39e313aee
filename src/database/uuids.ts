/** Ids that callers make up: PostgreSQL takes only what is a UUID for one. */

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Those of the ids that can be one. */
export function uuidsAmong(ids: readonly string[]): string[] {
  return ids.filter((id) => pattern.test(id));
}
