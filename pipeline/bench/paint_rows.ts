import type { BrowserContext } from '@playwright/test';
import type { Outcomes } from './figures';
import { TIMEOUT_MS, waitedFor } from './waits';

interface Painted {
  readonly largestMs: number;
  readonly shift: number;
  readonly largest: string;
}

/**
 * Largest contentful paint and layout shift as Chromium measures them, caches emptied: until the recorded results
 * stand and the page has been idle.
 */
export async function paints(context: BrowserContext, url: string, runs: number): Promise<Outcomes> {
  const painted: Painted[] = [];
  for (let run = 0; run < runs; run++) {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    await session.send('Network.setBypassServiceWorker', { bypass: true });
    await page.goto(url);
    const text = page.locator('section[aria-label="Generation"] .generated-text').first();
    await waitedFor('the recorded continuation', text.waitFor({ timeout: TIMEOUT_MS }));
    const idle = page.waitForFunction(
      () => new Promise((idle) => requestIdleCallback(() => idle(true), { timeout: 5000 })),
      null,
      { timeout: TIMEOUT_MS },
    );
    await waitedFor('an idle page', idle);
    painted.push(await page.evaluate(measured));
    await page.close();
  }
  const note = `the largest is ${painted.at(-1)?.largest ?? 'unknown'}, HTTP cache off`;
  return {
    largestPaint: { samples: painted.map(({ largestMs }) => largestMs / 1000), note },
    layoutShift: { samples: painted.map(({ shift }) => shift), note: 'recorded results, heat map included' },
  };
}

/** Runs in the page: what was observed from its beginning. */
async function measured(): Promise<Painted> {
  const seen = (type: string) =>
    new Promise<PerformanceEntryList>((resolve) => {
      const entries: PerformanceEntryList = [];
      const observer = new PerformanceObserver((list) => entries.push(...list.getEntries()));
      observer.observe({ type, buffered: true });
      // Buffered entries come in a task of their own.
      setTimeout(() => resolve(entries), 500);
    });
  const largest = (await seen('largest-contentful-paint')).at(-1) as
    | (PerformanceEntry & { element?: Element | null })
    | undefined;
  const shifts = (await seen('layout-shift')) as (PerformanceEntry & { value: number })[];
  return {
    largestMs: largest?.startTime ?? Number.NaN,
    shift: shifts.reduce((sum, { value }) => sum + value, 0),
    largest: largest?.element?.className || largest?.element?.tagName.toLowerCase() || 'unknown',
  };
}
