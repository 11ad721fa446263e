import type { Page } from '@playwright/test';

/** Puts a line before the code of the engine's worker, where init scripts of the page do not reach. */
export async function beforeTheWorker(page: Page, line: string): Promise<void> {
  await page.route('**/assets/engine.worker-*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${line}\n${await response.text()}` });
  });
}

/** Gives the page a GGUF that a test made, as a file of the reader's. */
export async function openFile(page: Page, gguf: Uint8Array): Promise<void> {
  await page
    .locator('input[type=file][accept=".gguf"]')
    .setInputFiles({ name: 'tiny.gguf', mimeType: 'application/octet-stream', buffer: Buffer.from(gguf) });
}
