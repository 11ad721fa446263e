import { passage } from '../../app/languages/passages';
import { INTACT } from '../../workers/model/recipe';
import { GradientEngine } from '../../workers/tasks/gradients';
import { openNodeModel } from '../node_model';
import type { Browser } from './bench_browser';
import { openEngine } from './engine_page';
import type { Outcome, Outcomes } from './figures';

/** Tokens of the region that `LIMITS` gives three minutes. */
const DISCOVERY_TOKENS = 2048;
const GRADIENT_TOKENS = 512;
const SAMPLE_MS = 1000;
const BYTES_PER_GB = 2 ** 30;
const THREADS = 2;

/** Words of all the page's languages with a region, so that the text does not repeat itself at once. */
const words = () =>
  (['en', 'ar', 'es', 'ru', 'zh', 'vi', 'ko'] as const).flatMap((code) => passage(code).split(/\s+/));

/** What finding a region costs: the gradient against the forward pass, the whole, and its memory. */
export async function discoveryRows(
  browser: Browser,
  url: string,
  runs: number,
  log: (line: string) => void,
): Promise<Outcomes> {
  const inBrowser = await browserRows(browser, url, log);
  return { ...inBrowser, ...(await nodeRow(runs, log)) };
}

async function browserRows(browser: Browser, url: string, log: (line: string) => void): Promise<Outcomes> {
  const engine = await openEngine(browser.context, url);
  const { backend } = engine.info;
  const on = `${backend.name}, ${backend.threads} threads`;
  try {
    log(`region of ${DISCOVERY_TOKENS} tokens`);
    const text = await engine.textOf(DISCOVERY_TOKENS, words());
    const half = await engine.textOf(DISCOVERY_TOKENS / 2, words());
    const watched = await watchMemory(browser, () => engine.discover(text));
    log(`region of ${DISCOVERY_TOKENS / 2} tokens`);
    const short = await engine.discover(half);
    const sequence = await engine.textOf(GRADIENT_TOKENS - 1, words());
    await engine.score(INTACT, [sequence]);
    const forward = (await engine.score(INTACT, [sequence])).all;
    // What 1,024 tokens more cost is gradient alone: sessions and the selection are the same for both texts.
    const parts = DISCOVERY_TOKENS / 2 / GRADIENT_TOKENS;
    const gradient = (watched.value.ms - short.ms) / parts;
    const note = `${Math.round(gradient)} ms against ${Math.round(forward)} ms, ${on}`;
    return {
      gradientWasm: { samples: [gradient / forward], note },
      discovery: {
        samples: [watched.value.ms / 1000],
        note: `${on}; ${DISCOVERY_TOKENS / 2} tokens: ${(short.ms / 1000).toFixed(0)} s`,
      },
      discoveryMemory: watched.memory,
    };
  } finally {
    await engine.close();
  }
}

/** The most memory that the renderer has while something runs. */
export async function watchMemory<T>(browser: Browser, work: () => Promise<T>) {
  let peak: number | null = null;
  let samples = 0;
  let running = true;
  const watching = (async () => {
    while (running) {
      const bytes = await browser.rendererBytes();
      if (bytes !== null) peak = Math.max(peak ?? 0, bytes);
      samples++;
      await new Promise((resolve) => setTimeout(resolve, SAMPLE_MS));
    }
  })();
  try {
    const value = await work();
    const memory: Outcome =
      peak === null
        ? { skipped: 'this system does not tell (no /proc)' }
        : { samples: [peak / BYTES_PER_GB], note: `${samples} samples` };
    return { value, memory };
  } finally {
    running = false;
    await watching;
  }
}

async function nodeRow(runs: number, log: (line: string) => void): Promise<Outcomes> {
  log(`gradient of ${GRADIENT_TOKENS} tokens in Node`);
  const model = await openNodeModel(undefined, THREADS);
  const engine = await GradientEngine.of(model);
  const text = words().join(' ');
  const ids = [...model.tokenizer.opening, ...model.tokenizer.encode(text.repeat(2))].slice(
    0,
    GRADIENT_TOKENS + 1,
  );
  const never = () => {};
  const timed = async (work: () => Promise<unknown>) => {
    const started = performance.now();
    await work();
    return performance.now() - started;
  };
  try {
    // The first run makes the sessions.
    await engine.run(ids, never, never);
    const samples: number[] = [];
    let [gradient, forward] = [0, 0];
    for (let run = 0; run < runs; run++) {
      forward = await timed(() => model.decoder.score(ids, 'base', never));
      gradient = await timed(() => engine.run(ids, never, never));
      samples.push(gradient / forward);
    }
    const note = `${Math.round(gradient)} ms against ${Math.round(forward)} ms in the last run, ${THREADS} threads`;
    return { gradientNode: { samples, note } };
  } finally {
    await engine.release();
  }
}
