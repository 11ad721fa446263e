// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanup } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { CATALOG } from '../../../../app/experiments/catalog';
import '../../../../app/experiments/texts';
import type { RecordedExperiment } from '../../../../app/figures/schema';
import { loadTexts } from '../../../../app/i18n';
import { EXPERIMENT_IDS } from '../../../../app/link/experiments';
import { openPage } from '../../../support/page';

const FOLDER = 'public/recorded/gemma-3-270m';
const SHIPPED = new Map(
  readdirSync(FOLDER).map((name) => {
    const recorded = JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as RecordedExperiment<unknown>;
    return [recorded.experiment, recorded] as const;
  }),
);

/** Figures with each of their numbers and lists replaced; `at` counts them. */
function changed(
  figures: unknown,
  number: (value: number, at: number) => number,
  list: (items: readonly unknown[]) => readonly unknown[] = (items) => items,
): unknown {
  let at = 0;
  const walk = (value: unknown): unknown => {
    if (typeof value === 'number') return number(value, at++);
    if (Array.isArray(value)) return list(value).map(walk);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, walk(entry)]));
  };
  return walk(figures);
}

/** What the page says while the file is fetched. */
const WAITING = /^$|Fetching the recorded results/;
const LARGEST = 1e308;
/** Layers, dimensions and the like are places: another number there is no figure. */
const isPlace = (value: number) => Number.isInteger(value) && value < 3000;

const EXTREMES: readonly (readonly [string, (figures: unknown) => unknown])[] = [
  ['zeros', (figures) => changed(figures, (value) => (isPlace(value) ? value : 0))],
  [
    'numbers at the end of their range',
    (figures) => changed(figures, (value) => (isPlace(value) ? value : LARGEST)),
  ],
  [
    'zeros beside such numbers',
    (figures) => changed(figures, (value, at) => (isPlace(value) ? value : at % 2 === 0 ? 0 : LARGEST)),
  ],
  [
    'empty lists',
    (figures) =>
      changed(
        figures,
        (value) => value,
        () => [],
      ),
  ],
];

beforeAll(() => loadTexts('experiments'));

describe.each(EXPERIMENT_IDS)('the page of %s', (id) => {
  it.each(EXTREMES)(
    'shows recorded %s, or says that it can’t, and no number that is none',
    async (_, extreme) => {
      const { default: Page } = await CATALOG[id].page();
      const recorded = SHIPPED.get(id);
      const results = recorded?.results.map((result) => ({ ...result, figures: extreme(result.figures) }));
      await openPage(<Page />, { experiments: { [id]: { ...recorded, results } } });
      await vi.waitFor(() => expect(document.body.textContent).not.toMatch(WAITING));
      const { innerHTML } = document.body;
      cleanup();
      const odd = /.{0,80}(?:NaN|undefined|Infinity).{0,40}/.exec(innerHTML)?.[0] ?? null;
      expect(odd).toBeNull();
    },
  );
});
