/** Values that belong to an object for as long as it lives. */

/**
 * Kept at the object itself. A WeakMap would keep them as well, but to a collection of young objects all that an old map refers to is alive: what
 * belongs to a request would stay until the next full collection.
 */
export function attachment<Owner extends object, Value>(name: string) {
  const key = Symbol(name);
  type Holder = { [key]?: Value };
  return {
    of: (owner: Owner): Value | undefined => (owner as Holder)[key],
    attach(owner: Owner, value: Value): void {
      (owner as Holder)[key] = value;
    },
  };
}
