// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanup } from '@testing-library/react';
import { group } from 'd3';
import type { ComponentType } from 'react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { CATALOG } from '../../../../app/experiments/catalog';
import type { RecordedExperiment } from '../../../../app/figures/schema';
import '../../../../app/experiments/texts';
import { loadTexts } from '../../../../app/i18n';
import { isLanguageCode } from '../../../../app/languages/languages';
import { EXPERIMENT_IDS } from '../../../../app/link/experiments';
import { openPage } from '../../../support/page';

const held = vi.hoisted(() => ({ recorded: null as unknown }));
vi.mock('../../../../app/explorer/useRecordedExperiment', () => ({
  useRecordedExperiment: () => ({ state: 'there', recorded: held.recorded }),
}));

type Recorded = RecordedExperiment<unknown>;
const FOLDER = 'public/recorded/gemma-3-270m';
const SHIPPED = new Map(
  readdirSync(FOLDER).map((name) => {
    const recorded = JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Recorded;
    return [recorded.experiment, recorded] as const;
  }),
);

/** The page's words with so much of its experiment recorded. */
async function wordsOf(Page: ComponentType, recorded: Recorded): Promise<string> {
  held.recorded = recorded;
  await openPage(<Page />);
  const { innerHTML, textContent } = document.body;
  cleanup();
  expect(innerHTML).not.toMatch(/NaN|undefined|Infinity|∞/);
  expect(innerHTML).not.toMatch(/mean of 0 draws|\b0 of 0\b/);
  return textContent ?? '';
}

/** The kind of a measurement: its name without numbers and languages. */
const kindOf = (id: string) =>
  id
    .replace(/\d+/g, '#')
    .split('-')
    .map((part) => (isLanguageCode(part) ? 'language' : part))
    .join('-');

/** The first and the last measurement of each kind: those between them are missed in the same way. */
function endsOfKinds(ids: readonly string[]): readonly string[] {
  const kinds = group(ids, kindOf);
  return [...new Set([...kinds.values()].flatMap((of) => [of[0] ?? '', of.at(-1) ?? '']))];
}

beforeAll(() => loadTexts('experiments'));

describe.each(EXPERIMENT_IDS)('the page of %s, cut to pieces', (id) => {
  const load = CATALOG[id].page;
  const recorded = SHIPPED.get(id);
  if (recorded === undefined) throw new Error(`No recorded file of ${id} is shipped.`);
  const planned = recorded.planned ?? [];

  it('is shipped with its plan', () => {
    expect(planned.length).toBeGreaterThan(0);
    for (const { id: name } of recorded.results) expect(planned).toContain(name);
  });

  it('says what is missing without one of its measurements, of any kind, and shows no hole as a value', async () => {
    const { default: Page } = await load();
    for (const gone of endsOfKinds(recorded.results.map(({ id: name }) => name))) {
      const results = recorded.results.filter((result) => result.id !== gone);
      const words = await wordsOf(Page, { ...recorded, results });
      expect(words, gone).toContain(`Recorded in part: ${results.length} of ${planned.length} measurements`);
    }
  }, 120_000);

  it('says so with nothing but its first measurement, or none', async () => {
    const { default: Page } = await load();
    for (const results of [[], recorded.results.slice(0, 1)]) {
      const words = await wordsOf(Page, { ...recorded, results });
      expect(words).toContain(`Recorded in part: ${results.length} of ${planned.length} measurements`);
    }
    expect(await wordsOf(Page, { ...recorded, results: [] })).toMatch(/Not recorded yet: /);
  }, 120_000);

  it('says of a file without a plan that it may be a part', async () => {
    const { default: Page } = await load();
    const { planned: _, ...without } = recorded;
    const words = await wordsOf(Page, without);
    expect(words).toContain(`Measurements recorded: ${recorded.results.length}. The file does not say`);
  }, 120_000);
});
