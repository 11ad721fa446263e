import { median } from 'd3';
import { passage } from '../../app/languages/passages';
import { INTACT_SETTINGS, toRecipe } from '../../app/link/settings';
import { DEFAULT_PROMPT } from '../../app/link/shared';
import type { Recipe } from '../../workers/model/recipe';
import { MAX_INSIDE_POSITIONS } from '../../workers/protocol/inside';
import type { Browser } from './bench_browser';
import { type EnginePage, openEngine } from './engine_page';
import { figuresOf, type Outcomes, tableOf } from './figures';
import { openPeer } from './peer';

export interface EngineRowsOptions {
  readonly browser: Browser;
  readonly url: string;
  readonly peerUrl: string;
  readonly runs: number;
  /** Why there are no regions; null where there are. */
  readonly noRegions: string | null;
  readonly log: (line: string) => void;
}

const GENERATED = 24;
const EDITS = 50;
/** Edits before memory is first read, so that it has grown to what one edit of each kind needs. */
const WARM_UP = 6;
const BYTES_PER_MB = 2 ** 20;
const BYTES_PER_GB = 2 ** 30;

const parameter = (layer: number, dimension: number): Recipe => ({
  version: 1,
  edits: [
    {
      target: 'parameter',
      norm: 'post_attention_norm',
      layer,
      dimension,
      operation: { op: 'scale', factor: 4 },
    },
  ],
});
const everyLayer = (dimension: number): Recipe => ({
  version: 1,
  edits: [{ target: 'dimension', dimension, operation: { op: 'zero' } }],
});
const core = (share: 1 | 3 | 5): Recipe => toRecipe({ ...INTACT_SETTINGS, core: true, share });

/** The lines that need the engine, but not the explorer's page. */
export async function engineRows(options: EngineRowsOptions): Promise<Outcomes> {
  const { browser, url, log } = options;
  log('loading the model from the server, then from the cache');
  const cold = await openEngine(browser.context, url);
  await cold.close();
  const warm = await openEngine(browser.context, url);
  await warm.close();
  const engine = await openEngine(browser.context, url);
  const { backend } = engine.info;
  const note = `${backend.name}, ${backend.threads} threads`;
  try {
    const bytes = await browser.rendererBytes();
    // Said as soon as they are known: the whole takes minutes, and may be stopped.
    const told = (outcomes: Outcomes) => {
      log(tableOf(figuresOf(outcomes)));
      return outcomes;
    };
    const ready: Outcomes = {
      readyFromServer: { samples: [cold.loadMs / 1000], note },
      readyFromCache: { samples: [warm.loadMs / 1000, engine.loadMs / 1000], note },
      memory:
        bytes === null
          ? { skipped: 'this system does not tell (no /proc)' }
          : { samples: [bytes / BYTES_PER_GB] },
    };
    return {
      ...told(ready),
      ...told(await edits(engine, options)),
      ...told(await inside(engine, options)),
      ...told(await againstPeer(engine, options)),
      ...told(await growth(engine, options)),
    };
  } finally {
    await engine.close();
  }
}

/** How long an edit takes until it can run, and until its first score is there. */
async function edits(engine: EnginePage, { runs, noRegions, log }: EngineRowsOptions): Promise<Outcomes> {
  log('edits');
  const text = await engine.textOf(64, wordsOf('en'));
  const applied: number[] = [];
  const scored: number[] = [];
  for (let run = 0; run < runs; run++) {
    // Each time a layer that was never edited: its weights have to be read from the file's blocks too.
    applied.push((await engine.score(parameter(2 + 2 * run, 163), [])).all);
    scored.push((await engine.score(parameter(3 + 2 * run, 163), [text])).first / 1000);
  }
  const note = 'the layer was not edited before';
  const parameterRows: Outcomes = {
    applyParameter: { samples: applied, note },
    switchParameter: { samples: scored, note },
  };
  if (noRegions !== null)
    return { ...parameterRows, applyCore: { skipped: noRegions }, switchCore: { skipped: noRegions } };
  const firstMs = (await engine.score(core(5), [])).all;
  const coreApplied: number[] = [];
  const coreScored: number[] = [];
  for (let run = 0; run < runs; run++) {
    await engine.score(parameter(1, 163), []);
    coreApplied.push((await engine.score(core(5), [])).all);
    await engine.score(parameter(1, 163), []);
    coreScored.push((await engine.score(core(1), [text])).first / 1000);
  }
  return {
    ...parameterRows,
    applyCore: { samples: coreApplied, note: `with its file still to be read ${Math.round(firstMs)} ms` },
    switchCore: { samples: coreScored },
  };
}

/** Runs the engine and wllama in turn, so that a busy machine slows both. */
async function againstPeer(
  engine: EnginePage,
  { browser, peerUrl, runs, log }: EngineRowsOptions,
): Promise<Outcomes> {
  log('wllama beside the engine');
  const peer = await openPeer(browser.context, peerUrl, engine.info.backend.threads);
  try {
    const text = await engine.textOf(128, wordsOf('en'));
    const intact: Recipe = { version: 1, edits: [] };
    const samples = {
      scoring: [] as number[],
      reading: [] as number[],
      ours: [] as number[],
      theirs: [] as number[],
    };
    let read = 0;
    await engine.score(intact, [text]);
    await peer.read(text);
    for (let run = 0; run < runs; run++) {
      samples.scoring.push((await engine.score(intact, [text])).all);
      // Another first word, so that nothing of the last run can be used again.
      const { ms, tokens } = await peer.read(`${run} ${text.slice(text.indexOf(' ') + 1)}`);
      samples.reading.push(ms);
      read = tokens;
      samples.ours.push(await engine.generate(DEFAULT_PROMPT, GENERATED));
      samples.theirs.push(await peer.generate(DEFAULT_PROMPT, GENERATED));
    }
    const ratios = (ours: readonly number[], theirs: readonly number[]) =>
      ours.map((ms, at) => ms / (theirs[at] ?? Number.NaN));
    const round = (values: readonly number[]) => Math.round(median(values) ?? Number.NaN);
    return {
      generation: {
        samples: ratios(samples.ours, samples.theirs),
        note: `${round(samples.ours)} ms against ${round(samples.theirs)} ms a token`,
      },
      scoring: {
        samples: ratios(samples.scoring, samples.reading),
        note: `${round(samples.scoring)} ms against ${round(samples.reading)} ms for ${read} tokens`,
      },
    };
  } finally {
    await peer.close();
  }
}

/** Tokens of a text that the pictures inside the model show, BOS not counted. */
const INSIDE_TOKENS = MAX_INSIDE_POSITIONS - 1;

/** The panels inside the model. Each run has another text: the states of one that was read are kept. */
async function inside(engine: EnginePage, { runs, noRegions, log }: EngineRowsOptions): Promise<Outcomes> {
  log('inside the model');
  const intact: Recipe = { version: 1, edits: [] };
  const textOf = (run: number) => engine.textOf(INSIDE_TOKENS, [String(run), ...wordsOf('en')]);
  const samples = { next: [] as number[], lens: [] as number[], residual: [] as number[] };
  for (let run = 0; run < runs; run++) {
    const text = await textOf(run);
    const scored = (await engine.score(intact, [text])).all;
    samples.residual.push((await engine.inside('residual', intact, text)) / scored);
    samples.lens.push((await engine.inside('lens', intact, text)) / 1000);
    // Another share than before, so that every layer is made again.
    if (noRegions === null)
      samples.next.push((await engine.inside('nextTokens', core(run % 2 === 0 ? 1 : 3), text)) / 1000);
  }
  return {
    nextTokens: noRegions === null ? { samples: samples.next } : { skipped: noRegions },
    lens: { samples: samples.lens },
    residual: { samples: samples.residual },
  };
}

/** Edits of one layer, of all layers and none in turn, each with a run. */
async function growth(engine: EnginePage, { browser, noRegions, log }: EngineRowsOptions): Promise<Outcomes> {
  log(`${EDITS} edits and runs`);
  const text = await engine.textOf(64, wordsOf('en'));
  const recipeOf = (at: number): Recipe =>
    at % 3 === 0
      ? parameter(at % 18, 163)
      : at % 3 === 1
        ? everyLayer(at)
        : noRegions
          ? parameter(1, at)
          : core(1);
  for (let at = 0; at < WARM_UP; at++) await engine.score(recipeOf(at), [text]);
  const before = await browser.rendererBytes();
  for (let at = 0; at < EDITS; at++) await engine.score(recipeOf(at), [text]);
  const after = await browser.rendererBytes();
  if (before === null || after === null)
    return { growth: { skipped: 'this system does not tell (no /proc)' } };
  const note = `from ${(before / BYTES_PER_GB).toFixed(2)} GB, with edited layers beside the untouched ones; 50 MB are noise`;
  return { growth: { samples: [(after - before) / BYTES_PER_MB], note } };
}

const wordsOf = (language: 'en') => passage(language).split(/\s+/);
