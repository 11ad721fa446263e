import type { Page } from '@playwright/test';
import type { Recipe } from '../../../workers/model/recipe';
import type {
  BackendChoice,
  EngineInfo,
  GenerationEnd,
  OwnRegionReport,
  TextItem,
  TextScore,
} from '../../../workers/protocol';
import type {} from '../harness/engine';

/** The page of the build that holds the engine without the explorer. */
const HARNESS = 'test/e2e/harness/engine.html';
const MANIFEST = 'models/gemma-3-270m/manifest.json';

/** The engine in a worker of a real browser, driven from a test. */
export class EnginePage {
  private constructor(private readonly page: Page) {}

  static async open(page: Page): Promise<EnginePage> {
    await page.goto(HARNESS);
    await page.evaluate(() => {
      window.engine = window.harness.start();
    });
    return new EnginePage(page);
  }

  /** Loads the shipped model. */
  loadShipped(backend: BackendChoice): Promise<EngineInfo> {
    return this.page.evaluate(
      ({ backend, manifest }) => {
        const url = new URL(`/${manifest}`, location.href).href;
        return window.engine.load(
          { from: 'manifest', url },
          backend,
          window.harness.proxy(() => {}),
        );
      },
      { backend, manifest: MANIFEST },
    );
  }

  /** Loads a GGUF that a test made, as a file of the reader's. */
  loadFile(gguf: Uint8Array, backend: BackendChoice): Promise<EngineInfo> {
    return this.page.evaluate(
      ({ base64, backend }) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const file = new File([bytes], 'tiny.gguf');
        return window.engine.load(
          { from: 'file', files: [file] },
          backend,
          window.harness.proxy(() => {}),
        );
      },
      { base64: Buffer.from(gguf).toString('base64'), backend },
    );
  }

  score(items: readonly TextItem[], recipe: Recipe): Promise<TextScore[]> {
    return this.page.evaluate(
      async ({ items, recipe }) => {
        const scores: TextScore[] = [];
        const keep = window.harness.proxy((score: TextScore) => void scores.push(score));
        await window.engine.score({ channel: 'test', recipe, items }, keep);
        return scores;
      },
      { items: [...items], recipe },
    );
  }

  /** Finds the region of a text. */
  discover(text: string): Promise<OwnRegionReport> {
    return this.page.evaluate(
      (own) =>
        window.engine.discover(
          { channel: 'discover', text: own, other: null, importance: 'abs-of-sum' },
          window.harness.proxy(() => {}),
        ),
      text,
    );
  }

  /** Begins to find a region and cancels as soon as the layers have begun. @returns the kind of error that the call failed with */
  discoverAndCancel(text: string): Promise<{ kind: string; stages: string[] }> {
    return this.page.evaluate(async (own) => {
      const stages: string[] = [];
      const kind = await window.engine
        .discover(
          { channel: 'discover', text: own, other: null, importance: 'abs-of-sum' },
          window.harness.proxy(({ stage }) => {
            if (stages.at(-1) !== stage) stages.push(stage);
            if (stage === 'head') void window.engine.cancel('discover');
          }),
        )
        .then(
          () => 'nothing',
          // Class names are shortened in the build; kinds are not.
          (error: Error & { kind?: string }) => error.kind ?? error.message,
        );
      return { kind, stages };
    }, text);
  }

  /** Greedy text. */
  write(prompt: string, newTokens: number, recipe: Recipe): Promise<GenerationEnd> {
    return this.page.evaluate(
      ({ prompt, newTokens, recipe }) =>
        window.engine.generate(
          { channel: 'test', recipe, prompt, newTokens, temperature: 0, seed: 0 },
          window.harness.proxy(() => {}),
        ),
      { prompt, newTokens, recipe },
    );
  }
}
