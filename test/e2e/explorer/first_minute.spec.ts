import { expect, type Locator, type Page, test } from '@playwright/test';
import { ENGLISH } from '../../../app/experiments/catalog';
import { CLAIM_IDS } from '../../../app/experiments/claims/claims';
import { shellEn } from '../../../app/experiments/shared/shell.en';
import { type ExperimentId, LISTED_EXPERIMENTS } from '../../../app/link/experiments';
import { CONTROLS_BEFORE, controlsInSight } from '../../../pipeline/bench/controls_in_sight';
import { ANSWER_DEPTH } from '../../../pipeline/bench/figures';
import { ExplorerPage } from '../support/explorer_page';

test('a first visit shows at most half of the controls; the others are one press away, and stay', {
  tag: '@layout',
}, async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const explorer = new ExplorerPage(page);
  await explorer.open('', { folded: true });
  await expect(explorer.baseText()).toContainText('Shanghai');
  expect(await controlsInSight(page)).toBeLessThanOrEqual(CONTROLS_BEFORE / 2);
  await explorer.switches.getByRole('button', { name: 'More controls' }).click();
  await expect(explorer.switches.getByRole('radiogroup', { name: 'Share of weights' })).toBeVisible();
  await expect(page.getByText('Engine', { exact: true })).toBeVisible();
  await page.reload();
  await expect(explorer.switches.getByRole('radiogroup', { name: 'Share of weights' })).toBeVisible();
  explorer.expectNoComplaints();
});

/** Of a figure that goes on below the screen this much is to be seen, CSS px: its axis and its first rows. */
const LEAST_SEEN = 240;

/** What is said of every experiment, the paper's claim and this model's answer each by itself. */
const NOTES = [shellEn.paper, shellEn.model, shellEn.misleads];

const follow = (page: Page, hash: string) =>
  page.evaluate((next) => {
    location.hash = next;
  }, hash);

async function boxOf(part: Locator) {
  const box = await part.boundingBox();
  if (box === null) throw new Error(`${part} has no box.`);
  return { ...box, right: box.x + box.width, bottom: box.y + box.height };
}

/** The places of the panels and of "Generate": what must not move when something beside them comes or goes. */
const placesIn = async ({ generation, perplexity }: ExplorerPage) => {
  const parts = [generation, perplexity, generation.getByRole('button', { name: 'Generate', exact: true })];
  return (await Promise.all(parts.map(boxOf))).map(({ x, y }) => [x, y]);
};

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
]) {
  const phone = viewport.width < 760;
  test(`the first minute is walked at ${viewport.width}x${viewport.height}`, { tag: '@layout' }, async ({
    page,
  }) => {
    await page.setViewportSize(viewport);
    const explorer = new ExplorerPage(page);
    const large: string[] = [];
    page.on('request', (request) => {
      if (/\.(region|part\d+)$/.test(new URL(request.url()).pathname)) large.push(request.url());
    });
    await explorer.open('', { folded: true });
    const core = explorer.switches.getByRole('switch', { name: 'Core region' });
    const act = page.locator('button.primary:visible');

    // One line, one act; experts' controls and the map are folded.
    await expect(
      page.getByText(/^A language model that knows many languages runs in this page/),
    ).toBeInViewport();
    await expect(act).toHaveText('Switch the core region off');
    await expect(act).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('radiogroup', { name: 'Share of weights' })).toHaveCount(0);
    await expect(page.getByRole('combobox', { name: 'Region A' })).toHaveCount(0);
    await expect(explorer.baseText()).toContainText('Shanghai');

    // The act shows its effect, and nothing else moves.
    const before = await placesIn(explorer);
    await act.click();
    await expect(explorer.sentence).toContainText(/core region.* removed/i);
    await expect(explorer.editedText()).toBeInViewport();
    const chart = explorer.perplexity.getByRole('application');
    await expect(chart.locator('.chart-mark-edited')).toHaveCount(11);
    await expect(chart.locator('.chart-beyond')).toHaveCount(0);
    expect(await placesIn(explorer)).toEqual(before);
    if (!phone) {
      const title = await boxOf(chart.locator('.chart-axis-title'));
      expect(title.bottom).toBeLessThanOrEqual(
        (await boxOf(explorer.perplexity.locator('.panel-scroll'))).bottom + 1,
      );
    }
    await expect(explorer.sentence).toBeInViewport();
    const undo = page.getByRole('button', { name: 'Undo', exact: true });
    await expect(undo).toBeInViewport({ ratio: 1 });

    // "Stop" has its room: it comes and goes, and nothing moves.
    const stop = explorer.generation.locator('.stop');
    await expect(stop).toBeHidden();
    await stop.evaluate((button) => {
      button.dataset.running = 'true';
    });
    await expect(stop).toBeVisible();
    expect(await placesIn(explorer)).toEqual(before);
    await stop.evaluate((button) => {
      button.dataset.running = 'false';
    });

    // Recorded is hollow, in the legend as in the chart.
    const hollow = (mark: Locator) => mark.evaluate((element) => getComputedStyle(element).fill);
    const drawn = await hollow(chart.locator('.chart-mark-edited.is-recorded').first());
    expect(await hollow(explorer.perplexity.locator('.panel-foot .chart-mark-edited').first())).toBe(drawn);

    // Off is off: for the eye and for the screen reader. A phone's switches leave text and chart in sight.
    if (phone) await page.locator('.sheet-toggle').click();
    await expect(core).not.toBeChecked();
    await expect(core).toHaveAccessibleDescription(/removed/);
    if (phone) {
      const sheet = await boxOf(explorer.switches);
      expect(sheet.y).toBeGreaterThanOrEqual(viewport.height / 2 - 1);
      for (const seen of ['[data-row=ar]', '[data-row=ru]'])
        expect((await boxOf(explorer.perplexity.locator(seen))).bottom, seen).toBeLessThanOrEqual(sheet.y);
      expect((await boxOf(explorer.editedText())).bottom).toBeLessThanOrEqual(sheet.y);
    }

    // Neither two switches together nor a text that is shown already load anything.
    await explorer.press('Arabic region');
    await explorer.press('Chinese region');
    if (phone) await page.locator('.sheet-toggle').click();
    await expect(page.getByText('this is not recorded')).toBeVisible();
    await follow(page, '#v1&core=1');
    await expect(explorer.editedText()).toBeVisible();
    await explorer.generation.getByRole('button', { name: 'Generate', exact: true }).click();
    await expect(explorer.editedText()).toBeVisible();

    // A pop-up lies beside the result that it brings; on a phone in the lower half, the first rows above it.
    await follow(page, '#v1&off=ar&text=A+text');
    for (const name of [/^Languages/, 'Own text']) {
      const summary = explorer.perplexity.locator('summary').filter({ hasText: name });
      await summary.click();
      const body = await boxOf(page.locator('.floating[open] > .floating-body'));
      const result = await boxOf(explorer.perplexity.locator('.panel-scroll'));
      const text = await boxOf(explorer.editedText());
      if (phone) {
        expect(body.y).toBeGreaterThanOrEqual(viewport.height / 2 - 1);
        expect(body.y - result.y, 'three rows above the pop-up').toBeGreaterThanOrEqual(108);
      } else
        for (const seen of [result, text])
          expect(body.right <= seen.x || body.x >= seen.right, `${name} lies over a result`).toBe(true);
      await page.keyboard.press('Escape');
    }

    // A link that edits one parameter alone shows it at the top of the switches.
    await follow(page, '#v1&edit=post_attention_norm:1:163:x4');
    if (phone) await page.locator('.sheet-toggle').click();
    const chip = explorer.switches.getByRole('list', { name: 'Edits' });
    await expect(chip).toContainText('dimension 163');
    await expect(chip).toBeInViewport({ ratio: 1 });
    expect((await boxOf(chip)).bottom).toBeLessThanOrEqual(
      (await boxOf(page.locator('.switch-row').first())).y,
    );
    if (phone) await page.locator('.sheet-toggle').click();
    expect(large).toEqual([]);

    // The experiments open with the claims, the paper's beside this model's.
    await page.getByRole('button', { name: 'Experiments' }).click();
    await expect(page.locator('.verdict')).toHaveCount(CLAIM_IDS.length);
    await expect(page.locator('.experiment-answer')).toBeInViewport();
    for (const column of ['The paper, LLaMA-2', 'This model', 'Its control'])
      await expect(page.locator(`td[data-column="${column}"]`)).toHaveCount(CLAIM_IDS.length);

    // Each has its answer on the first screen, and on a desk its figure; the paper's claim stands by itself.
    const depth = viewport.width === 1280 ? ANSWER_DEPTH : viewport.height;
    const sources = new Map<ExperimentId, string>();
    for (const id of LISTED_EXPERIMENTS) {
      if (phone) await page.getByRole('combobox', { name: 'Questions' }).selectOption(id);
      else await follow(page, `#v1&page=${id}`);
      const figure = page.locator('.experiment-figure');
      const picture = figure.locator('figure, [role=application]').first();
      const answer = page.locator('.experiment-answer');
      const notes = page.locator('.experiment-notes');
      await expect(page.getByRole('heading', { level: 2, name: ENGLISH[id].question })).toBeVisible();
      await expect(picture, id).toBeVisible();
      for (const part of phone ? [answer] : [answer, picture]) {
        const { y, height } = await boxOf(part);
        expect(y, id).toBeGreaterThanOrEqual(0);
        expect(y + Math.min(height, LEAST_SEEN), id).toBeLessThan(depth);
      }
      await expect(notes.locator('dt')).toHaveText(NOTES);
      for (const ours of [answer, notes.locator('dd').nth(1)])
        await expect(ours, id).not.toContainText('LLaMA');
      sources.set(id, (await page.locator('.experiment > .chart-note').textContent()) ?? '');
      const aside = await page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - innerWidth);
      expect(aside, id).toBeLessThanOrEqual(0);
    }

    // Where figures come from is said to the token: these two rest on texts of other lengths.
    for (const id of ['core', 'core-dimensions'] as const) expect(sources.get(id)).toMatch(/[\d,]+ tokens/);
    expect(sources.get('core')).not.toBe(sources.get('core-dimensions'));
    explorer.expectNoComplaints();
  });
}
