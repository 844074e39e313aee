/** Root may read every folder: tests of what may not be read put that right aside. */

const nobody = 65_534;

/** Runs `work` as a user without privileges, if this one has them. */
export async function withoutPrivileges<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(nobody);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
