// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { act, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Engine as EngineOfPage } from '../../../../app/engine/status';
import { PerplexityPanel } from '../../../../app/panels/perplexity/PerplexityPanel';
import { SwitchesSheet } from '../../../../app/panels/switches/SwitchesSheet';
import { CallCounter, type Calls, sumOf } from '../../../support/calls';
import { openPage, READY } from '../../../support/page';
import { loadedEngine, tinyEnvironment } from '../../../support/tiny_engine';
import { tinyModel } from '../../../support/tiny_model';
import { tinyRegions } from '../../../support/tiny_regions';
import { settle } from '../engine/fakeEngine';

const recorded = JSON.parse(readFileSync('public/recorded/gemma-3-270m.json', 'utf8'));

it('measures', async () => {
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
  const counter = new CallCounter();
  const stages: Calls[] = [];
  let see = () => {};
  const seen = new Promise<void>((resolve) => {
    see = resolve;
  });
  let first = true;
  const score: EngineOfPage['score'] = async (job, onScore) => {
    if (!first) return new Promise<void>(() => {});
    first = false;
    stages.push(await counter.take());
    await engine.score(job, async (score) => {
      stages.push(await counter.take());
      onScore(score);
      await settle();
      see();
    });
  };
  Object.assign(page.engine, { score, generate: () => new Promise(() => {}) });
  const dot = () => document.querySelector('.chart')?.innerHTML;
  await counter.start();
  await counter.take();
  await act(async () => {
    screen.getByRole('switch', { name: 'Chinese region' }).click();
    await seen;
    await settle();
  });
  stages.push(await counter.take());
  await counter.stop();
  const TALK = ['app/state', 'app/engine', 'app/explorer', 'app/figures', 'app/link'];
  const ROOMS = [
    ...TALK,
    'app/panels',
    'app/charts',
    'app/i18n',
    'app/languages',
    'app/ui',
    'workers/model',
    'workers/engine',
    'workers/',
  ];
  for (const [at, name] of ['down', 'engine', 'back'].entries()) {
    console.log(
      name,
      'talk',
      sumOf(stages[at]!, TALK),
      'app',
      sumOf(stages[at]!, ['app/']),
      'workers',
      sumOf(stages[at]!, ['workers/']),
    );
    for (const room of ROOMS) console.log('  ', room, JSON.stringify(sumOf(stages[at]!, [room])));
  }
  if (process.env.LIST)
    for (const stage of stages) {
      console.log('-----');
      for (const [file, f] of stage) console.log(file, JSON.stringify(Object.fromEntries(f)));
    }
});
