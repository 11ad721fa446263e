import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BrowserContext, Page } from '@playwright/test';
import type { Browser } from './bench_browser';
import type { Outcomes } from './figures';
import { TIMEOUT_MS, waitedFor } from './waits';

/** A button that is not there by then is none. */
const PRESS_MS = 3000;
/** Columns of the table "Perplexity by language" after the language. */
const BASE_COLUMN = 1;
const EDITED_COLUMN = 2;

declare global {
  interface Window {
    longTasks: { start: number; ms: number }[];
  }
}

/** Script of the first route: what index.html loads and preloads, each file gzipped. @returns kB (1000 bytes) */
export async function firstRouteScript(outDir: string): Promise<Outcomes> {
  const html = await readFile(join(outDir, 'index.html'), 'utf8');
  const files = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map((match) => match[1] ?? '');
  const sizes = await Promise.all(
    [...new Set(files)].map(async (file) => gzipSync(await readFile(join(outDir, file))).length),
  );
  const note = `${sizes.length} files, first route only`;
  return { script: { samples: [sizes.reduce((a, b) => a + b, 0) / 1000], note } };
}

/** Time from navigation until a recorded value stands in the panel "Perplexity", caches emptied. */
export async function firstResult(context: BrowserContext, url: string, runs: number): Promise<Outcomes> {
  const samples: number[] = [];
  for (let run = 0; run < runs; run++) {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    await page.goto(url, { waitUntil: 'commit' });
    const seen = await waitedFor(
      'the recorded continuation',
      page.waitForFunction(
        () => {
          const panels = [...document.querySelectorAll('section[aria-label="Generation"]')];
          const there = panels.some((panel) => panel.querySelector('.generated-text')?.textContent);
          return there ? performance.now() : false;
        },
        null,
        { polling: 'raf', timeout: TIMEOUT_MS },
      ),
    );
    samples.push(Number(await seen.jsonValue()) / 1000);
    await page.close();
  }
  return { firstResult: { samples, note: 'the recorded continuation, HTTP cache off' } };
}

/** The lines that are seen in the explorer itself, with the model in the cache. */
export async function explorerRows(
  { context }: Browser,
  url: string,
  noRegions: string | null,
  log: (line: string) => void,
): Promise<Outcomes> {
  log('the explorer');
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        window.longTasks.push({ start: startTime, ms: duration });
    }).observe({ type: 'longtask', buffered: true });
  });
  try {
    await page.goto(url);
    const load = page.getByRole('button', { name: /^Load the model/ });
    const engineFrom = await page.evaluate(() => performance.now());
    // The model loads by itself where it is cached, maybe while the button is aimed at: then it is not needed.
    await load.click({ timeout: PRESS_MS }).catch(() => log('the model loads by itself'));
    const ready = page.getByRole('group', { name: 'Model', exact: true });
    await waitedFor('the model', ready.waitFor({ timeout: TIMEOUT_MS }));
    await page.getByRole('button', { name: 'More controls' }).click();
    await page.getByRole('region', { name: 'Perplexity' }).getByText('Table', { exact: true }).click();
    await liveAfter(page, BASE_COLUMN, () => Promise.resolve());
    const eleven: { first: number; all: number }[] = [];
    for (const dimension of [163, 80]) {
      const preset = page.getByRole('button', { name: new RegExp(`dimension ${dimension} ×4`) });
      eleven.push(await liveAfter(page, EDITED_COLUMN, () => preset.first().click()));
      await page.getByRole('button', { name: 'Reset all' }).first().click();
    }
    if (noRegions === null) {
      const core = page.getByRole('switch', { name: 'Core region' });
      eleven.push(await liveAfter(page, EDITED_COLUMN, () => core.click({ force: true })));
    }
    const tasks = await page.evaluate(
      (from) => window.longTasks.filter(({ start }) => start >= from),
      engineFrom,
    );
    const longest = Math.max(0, ...tasks.map(({ ms }) => ms));
    const note = noRegions === null ? 'two parameters, core region' : `two parameters; ${noRegions}`;
    return {
      longestTask: {
        samples: [longest],
        note: longest === 0 ? 'none of 50 ms or more' : `${tasks.length} of 50 ms or more`,
      },
      elevenFirst: { samples: eleven.map(({ first }) => first / 1000), note },
      elevenAll: {
        samples: eleven.map(({ all }) => all / 1000),
        note: 'with both continuations written in between',
      },
    };
  } finally {
    await page.close();
  }
}

/** Time from an action until the first value of a column of the table is live, and until all are. */
async function liveAfter(page: Page, column: number, act: () => Promise<void>) {
  const started = await page.evaluate(() => performance.now());
  await act();
  const until = async (least: 'one' | 'all') => {
    const seen = await waitedFor(
      `${least} live in column ${column}`,
      page.waitForFunction(
        ([at, wanted]) => {
          const rows = [...document.querySelectorAll('section[aria-label="Perplexity"] tbody tr')];
          // A value of before stands dimmed until its own comes.
          const live = rows.filter((row) => {
            const cell = row.children[at];
            return cell?.querySelector('.is-live') && !cell.classList.contains('is-computing');
          });
          const done = wanted === 'one' ? live.length > 0 : rows.length > 0 && live.length === rows.length;
          return done ? performance.now() : false;
        },
        [column, least] as const,
        { polling: 50, timeout: TIMEOUT_MS },
      ),
    );
    return Number(await seen.jsonValue()) - started;
  };
  return { first: await until('one'), all: await until('all') };
}
