import type { BrowserContext } from '@playwright/test';

/** The part of wllama's completion that is read: llama.cpp's own clock. */
interface PeerCompletion {
  readonly timings?: {
    readonly prompt_n: number;
    readonly prompt_ms: number;
    readonly predicted_per_token_ms: number;
  };
}

declare global {
  interface Window {
    startPeer(threads: number): Promise<number>;
    peer: { createCompletion(options: Readonly<Record<string, unknown>>): Promise<PeerCompletion> };
  }
}

/** wllama with the same model in the same Chromium. */
export interface Peer {
  /** Time to read a prompt, in ms, by llama.cpp's own clock; `tokens` says how many it read. */
  read(prompt: string): Promise<{ ms: number; tokens: number }>;
  /** Time for each generated token, in ms. */
  generate(prompt: string, newTokens: number): Promise<number>;
  close(): Promise<void>;
}

/** Opens wllama in a tab of its own and loads the model. */
export async function openPeer(context: BrowserContext, url: string, threads: number): Promise<Peer> {
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => typeof window.startPeer === 'function');
  await page.evaluate((count) => window.startPeer(count), threads);
  const complete = async (prompt: string, newTokens: number) => {
    const options = { prompt, max_tokens: newTokens, temperature: 0, cache_prompt: false, stream: false };
    const { timings } = await page.evaluate((wanted) => window.peer.createCompletion(wanted), options);
    if (!timings) throw new Error('wllama gave no timings; this benchmark reads those of version 3.8.1.');
    return timings;
  };
  return {
    async read(prompt) {
      const { prompt_ms: ms, prompt_n: tokens } = await complete(prompt, 1);
      return { ms, tokens };
    },
    generate: async (prompt, newTokens) => (await complete(prompt, newTokens)).predicted_per_token_ms,
    close: () => page.close(),
  };
}
