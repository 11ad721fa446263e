import type { BrowserContext } from '@playwright/test';
import type { Remote } from 'comlink';
import { DEFAULT_PATHS } from '../../workers/model/default_model';
import { INTACT, type Recipe } from '../../workers/model/recipe';
import type { EngineApi, EngineInfo, OwnRegionReport, TrainJob } from '../../workers/protocol';

const HARNESS_PATH = 'test/e2e/harness/engine.html';

declare global {
  interface Window {
    benchEngine: Remote<EngineApi>;
  }
}

/** The engine's worker in a tab without the explorer; times are in ms, seen from the page. */
export interface EnginePage {
  readonly info: EngineInfo;
  /** From the start of the worker to a model that is ready. */
  readonly loadMs: number;
  /** Scores texts; without any the recipe is only applied. `first` is the time to the first score. */
  score(recipe: Recipe, texts: readonly string[]): Promise<{ first: number; all: number }>;
  /** Time for each token after the first. */
  generate(prompt: string, newTokens: number): Promise<number>;
  /** Looks into a prompt. @returns the time until the answer is whole */
  inside(panel: 'nextTokens' | 'lens' | 'residual', recipe: Recipe, prompt: string): Promise<number>;
  /** Finds the region of a text. @returns the report and the time as the page sees it */
  discover(text: string): Promise<{ report: OwnRegionReport; ms: number }>;
  /** Trains further. @returns the time of the last step */
  train(job: TrainJob): Promise<number>;
  /** A text of exactly this many tokens, BOS not counted. */
  textOf(tokens: number, words: readonly string[]): Promise<string>;
  close(): Promise<void>;
}

/** Opens the harness and loads the model, from the browser's cache where it is there. */
export async function openEngine(context: BrowserContext, url: string): Promise<EnginePage> {
  const page = await context.newPage();
  await page.goto(new URL(HARNESS_PATH, url).href);
  const manifest = new URL(DEFAULT_PATHS.manifest, url).href;
  const { info, loadMs } = await page.evaluate(async (modelUrl) => {
    const started = performance.now();
    window.benchEngine = window.harness.start();
    const source = { from: 'manifest', url: modelUrl } as const;
    const loaded = await window.benchEngine.load(
      source,
      'auto',
      window.harness.proxy(() => {}),
    );
    return { info: loaded, loadMs: performance.now() - started };
  }, manifest);
  return {
    info,
    loadMs,
    score: (recipe, texts) =>
      page.evaluate(
        async ([wanted, all]) => {
          const started = performance.now();
          let first = 0;
          const items = all.map((text, at) => ({ id: String(at), text }));
          await window.benchEngine.score(
            { channel: 'bench', recipe: wanted, items },
            window.harness.proxy(() => {
              first ||= performance.now() - started;
            }),
          );
          return { first, all: performance.now() - started };
        },
        [recipe, texts] as const,
      ),
    async generate(prompt, newTokens) {
      const job = { channel: 'bench', recipe: INTACT, prompt, newTokens, temperature: 0, seed: 0 };
      return page.evaluate(async (wanted) => {
        const end = await window.benchEngine.generate(
          wanted,
          window.harness.proxy(() => {}),
        );
        return end.msPerToken;
      }, job);
    },
    inside: (panel, recipe, prompt) =>
      page.evaluate(
        async ([wanted, job]) => {
          const started = performance.now();
          const engine = window.benchEngine;
          if (wanted === 'nextTokens') await engine.nextTokens({ ...job, at: 0 });
          else if (wanted === 'residual') await engine.residual(job);
          else
            await engine.lens(
              job,
              window.harness.proxy(() => {}),
            );
          return performance.now() - started;
        },
        [panel, { channel: 'bench', recipe, prompt, written: [] }] as const,
      ),
    discover: (text) =>
      page.evaluate(async (own) => {
        const started = performance.now();
        const report = await window.benchEngine.discover(
          { channel: 'bench', text: own, other: null, importance: 'abs-of-sum' },
          window.harness.proxy(() => {}),
        );
        return { report, ms: performance.now() - started };
      }, text),
    train: (job) =>
      page.evaluate(async (wanted) => {
        let ms = Number.NaN;
        await window.benchEngine.train(
          wanted,
          window.harness.proxy(({ point }) => {
            ms = point?.msPerStep ?? ms;
          }),
        );
        return ms;
      }, job),
    textOf: (tokens, words) =>
      page.evaluate(
        async ([wanted, from]) => {
          const count = (text: string) => window.benchEngine.countTokens(text);
          let text = '';
          for (let at = 0; (await count(text)) < wanted; at++) {
            const longer = `${text} ${from[at % from.length]}`.trim();
            if ((await count(longer)) > wanted) break;
            text = longer;
          }
          while ((await count(text)) < wanted) text += ' the';
          return text;
        },
        [tokens, words] as const,
      ),
    close: () => page.close(),
  };
}
