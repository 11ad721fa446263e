import type { BrowserContext } from '@playwright/test';
import { LISTED_EXPERIMENTS } from '../../app/link/experiments';
import { controlsInSight } from './controls_in_sight';
import type { Outcomes } from './figures';

const SCREEN = { width: 1280, height: 720 };
const ANSWER = '.experiment-answer';
const FIGURE = '.experiment-figure :is(figure, [role=application])';
/** Of a figure that goes on below the screen this much is to be seen: its axis and its first rows, CSS px. */
const LEAST_SEEN = 240;

/** How much a first visit shows at once. The page is a new one, whose reader has unfolded nothing. */
export async function controlRows(context: BrowserContext, url: string): Promise<Outcomes> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(url);
  await page.locator('.generated-text').first().waitFor();
  const count = await controlsInSight(page);
  await page.close();
  return { controls: { samples: [count] } };
}

/** How far down the answer of each experiment ends with the first of its figure, in CSS px. */
export async function answerRows(context: BrowserContext, url: string): Promise<Outcomes> {
  const page = await context.newPage();
  await page.setViewportSize(SCREEN);
  const outcomes: [string, { samples: readonly number[] }][] = [];
  for (const id of LISTED_EXPERIMENTS) {
    await page.goto(`${url}#v1&page=${id}`);
    await page.reload();
    const depths: number[] = [];
    for (const [part, most] of [
      [ANSWER, Number.POSITIVE_INFINITY],
      [FIGURE, LEAST_SEEN],
    ] as const) {
      const shown = page.locator(part).first();
      await shown.waitFor();
      const box = await shown.boundingBox();
      if (box === null) throw new Error(`${part} of ${id} is not drawn at ${SCREEN.width}x${SCREEN.height}.`);
      depths.push(box.y + Math.min(box.height, most));
    }
    outcomes.push([`answer ${id}`, { samples: [Math.max(...depths)] }]);
  }
  await page.close();
  return Object.fromEntries(outcomes);
}
