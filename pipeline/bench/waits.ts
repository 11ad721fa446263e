/** A page that does not get there in this time is reported, not waited for: far more than a slow machine needs. */
export const TIMEOUT_MS = 300_000;

/** A wait of the benchmark's. @throws Error that says what was waited for, where it does not end well */
export async function waitedFor<T>(what: string, wait: Promise<T>): Promise<T> {
  try {
    return await wait;
  } catch (cause) {
    const reason = (cause instanceof Error ? cause.message : String(cause)).split('\n')[0];
    throw new Error(`waited for ${what}: ${reason}`, { cause });
  }
}
