import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { findChromium, LAUNCH_FLAGS } from '../browsers/find_chromium';

/** tsx names functions with a helper that exists in Node only; functions sent to a page need it there. */
const NAME_HELPER = 'globalThis.__name ??= (value) => value;';

/** A headless Chromium with a profile on disk, as a reader has one. */
export interface Browser {
  readonly context: BrowserContext;
  readonly version: string;
  /** Memory in bytes of the largest renderer, shared pages shared out (PSS); null where the system does not tell. */
  rendererBytes(): Promise<number | null>;
  close(): Promise<void>;
}

/** Starts Chromium: CHROMIUM_PATH, else the system's, else Playwright's own. @param scratch folder for its profile */
export async function openBrowser(scratch: string): Promise<Browser> {
  const profile = await mkdtemp(join(scratch, 'profile-'));
  const found = findChromium();
  const context = await chromium.launchPersistentContext(profile, {
    headless: true,
    args: LAUNCH_FLAGS,
    viewport: { width: 1440, height: 900 },
    ...(found === null ? {} : { executablePath: found }),
  });
  await context.addInitScript(NAME_HELPER);
  const browser = context.browser();
  return {
    context,
    version: browser?.version() ?? 'unknown',
    async rendererBytes() {
      const session = await browser?.newBrowserCDPSession();
      if (!session) return null;
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      await session.detach();
      const renderers = processInfo.filter(({ type }) => type === 'renderer');
      const sizes = await Promise.all(renderers.map(({ id }) => ownBytes(id)));
      const known = sizes.filter((size) => size !== null);
      return known.length === 0 ? null : Math.max(...known);
    },
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** PSS of a process: unlike RSS it does not count Chromium's own code anew for each process. */
async function ownBytes(pid: number): Promise<number | null> {
  try {
    const kilobytes = /^Pss:\s+(\d+) kB/m.exec(await readFile(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return null;
  }
}
