import { passage } from '../../app/languages/passages';
import { TRAINING_TEXTS } from '../../app/languages/training_passages';
import { Engine } from '../../workers/engine/engine';
import { INTACT } from '../../workers/model/recipe';
import type { TrainJob } from '../../workers/protocol';
import { NODE_SOURCE, nodeEnvironment } from '../node_environment';
import type { Browser } from './bench_browser';
import { watchMemory } from './discovery_rows';
import { openEngine } from './engine_page';
import type { Outcomes } from './figures';

/** Tokens of a step, as the recorded training has them. */
const STEP_TOKENS = 1024;
/** Tokens of a text that is scored: BOS fills the context. */
const TEXT_TOKENS = 511;
/** The first step of a job allocates its arrays; the second is measured. */
const STEPS = 2;
const THREADS = 2;

const words = () => [...TRAINING_TEXTS.ar.split(/\s+/), ...passage('ar').split(/\s+/)];

const jobOf = (text: string): TrainJob => ({
  channel: 'train',
  text,
  learningRate: 5e-5,
  frozen: 'none',
  steps: STEPS,
  tokensPerStep: STEP_TOKENS,
  items: [],
  scoreEvery: STEPS,
});

/** What a step of training costs against the forward pass of as many tokens, and its memory. */
export async function trainingRows(
  browser: Browser,
  url: string,
  log: (line: string) => void,
): Promise<Outcomes> {
  return { ...(await browserRows(browser, url, log)), ...(await nodeRow(log)) };
}

/** @param forwardMs of one text of TEXT_TOKENS */
function ratioOf(stepMs: number, forwardMs: number, on: string) {
  const forward = (forwardMs * STEP_TOKENS) / TEXT_TOKENS;
  const note = `${Math.round(stepMs)} ms against ${Math.round(forward)} ms, ${on}`;
  return { samples: [stepMs / forward], note };
}

async function browserRows(browser: Browser, url: string, log: (line: string) => void): Promise<Outcomes> {
  const engine = await openEngine(browser.context, url);
  const { backend } = engine.info;
  try {
    log(`${STEPS} steps of training with ${STEP_TOKENS} tokens`);
    const text = await engine.textOf(TEXT_TOKENS, words());
    await engine.score(INTACT, [text]);
    const forward = (await engine.score(INTACT, [text])).all;
    const watched = await watchMemory(browser, () => engine.train(jobOf(text)));
    return {
      trainingWasm: ratioOf(watched.value, forward, `${backend.name}, ${backend.threads} threads`),
      trainingMemory: watched.memory,
    };
  } finally {
    await engine.close();
  }
}

async function nodeRow(log: (line: string) => void): Promise<Outcomes> {
  log('the same in Node');
  const environment = nodeEnvironment({ threads: THREADS });
  const engine = new Engine(environment);
  try {
    await engine.load(NODE_SOURCE, 'auto', () => {});
    const { tokenizer, decoder } = engine.ready();
    const ids = tokenizer.encode(words().join(' ').repeat(4)).slice(0, TEXT_TOKENS);
    const score = () => decoder.score([...tokenizer.opening, ...ids], 'base', () => {});
    await score();
    const started = performance.now();
    await score();
    const forward = performance.now() - started;
    let step = Number.NaN;
    await engine.train(jobOf(tokenizer.decode(ids)), ({ point }) => {
      step = point?.msPerStep ?? step;
    });
    return { trainingNode: ratioOf(step, forward, `${THREADS} threads`) };
  } finally {
    await environment.close();
  }
}
