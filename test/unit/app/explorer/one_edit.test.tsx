// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { act, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Engine } from '../../../../app/engine/status';
import { PerplexityPanel } from '../../../../app/panels/perplexity/PerplexityPanel';
import { SwitchesSheet } from '../../../../app/panels/switches/SwitchesSheet';
import { CallCounter, sumOf } from '../../../support/calls';
import { openPage } from '../../../support/page';
import { loadedEngine, tinyEnvironment } from '../../../support/tiny_engine';
import { tinyModel } from '../../../support/tiny_model';
import { tinyRegions } from '../../../support/tiny_regions';
import { settle } from '../engine/fakeEngine';

/** What page and engine say to each other, without the panels that are drawn and the engine's own work. */
const TALK = ['app/state/', 'app/engine/', 'app/explorer/', 'app/figures/', 'app/link/'];
/** Calls on one edit as measured, and a fifth more: docs/decisions/page-and-engine.md. */
const MOST_CALLS = { talk: 1800, recipes: 2500 };

it('takes few calls from a switch to the dot that moves', async ({ annotate }) => {
  const recorded = JSON.parse(readFileSync('public/recorded/gemma-3-270m.json', 'utf8'));
  const page = await openPage(
    <>
      <SwitchesSheet />
      <PerplexityPanel />
    </>,
    { recorded },
  );
  const model = tinyModel('gemma3');
  const engine = await loadedEngine(tinyEnvironment(model, tinyRegions(model.shape)));
  await page.ready();
  await page.finish();
  const dot = () =>
    [...document.querySelectorAll('svg [role="img"], svg [aria-label]')]
      .map((mark) => mark.getAttribute('aria-label'))
      .find((label) => label?.startsWith('Chinese'));
  const before = dot();
  expect(before).toMatch(/^Chinese/);
  let arrived = () => {};
  const firstScore = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const never = () => new Promise<never>(() => {});
  let asked = 0;
  const score: Engine['score'] = async (job, onScore) => {
    if (asked++ > 0) return never();
    await engine.score(job, onScore);
    await settle();
    arrived();
  };
  Object.assign(page.engine, { score, generate: never });
  const counter = await CallCounter.start();
  await act(async () => {
    screen.getByRole('switch', { name: 'Chinese region' }).click();
    await firstScore;
  });
  const calls = await counter.take();
  await counter.stop();
  expect(dot()).not.toBe(before);
  const rooms = { talk: TALK, recipes: ['workers/model/recipe.ts'], app: ['app/'], workers: ['workers/'] };
  const sums = Object.fromEntries(Object.entries(rooms).map(([name, of]) => [name, sumOf(calls, of)]));
  await annotate(JSON.stringify(sums));
  expect(sums.talk?.calls).toBeLessThan(MOST_CALLS.talk);
  expect(sums.recipes?.calls).toBeLessThan(MOST_CALLS.recipes);
});
