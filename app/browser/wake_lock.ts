type Screen = Pick<Navigator, 'wakeLock'>;

/**
 * Keeps the machine awake while something long runs, where the browser can. A lock ends when the tab is hidden; it is
 * taken again when the reader comes back.
 * @returns what lets the machine sleep again
 */
export function keepAwake(
  browser: Partial<Screen> | undefined = globalThis.navigator,
  page: Document | undefined = globalThis.document,
): () => void {
  if (browser?.wakeLock === undefined || page === undefined) return () => {};
  let lock: WakeLockSentinel | null = null;
  let ended = false;
  const take = async () => {
    if (ended || page.visibilityState !== 'visible') return;
    try {
      lock = (await browser.wakeLock?.request('screen')) ?? null;
      if (ended) await lock?.release();
    } catch (error) {
      // Little battery, or not allowed in a frame: the machine sleeps as it is set.
      console.info('The machine may fall asleep:', error);
    }
  };
  const seen = () => void take();
  page.addEventListener('visibilitychange', seen);
  void take();
  return () => {
    ended = true;
    page.removeEventListener('visibilitychange', seen);
    lock?.release().catch((error: unknown) => console.info('The lock was gone:', error));
  };
}
