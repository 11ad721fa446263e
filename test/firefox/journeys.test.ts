import { type Browser, launch } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { findFirefox, QUIET_PREFERENCES } from '../../pipeline/browsers/find_firefox';
import { FirefoxReader } from './reader';

/** Few languages, so that the journey is short. */
const FEW_LANGUAGES = '#v1&lang=en,ar';

const url = inject('url');
let browser: Browser;

beforeAll(async () => {
  browser = await launch({
    browser: 'firefox',
    executablePath: findFirefox() ?? 'firefox',
    headless: true,
    extraPrefsFirefox: QUIET_PREFERENCES,
    protocolTimeout: 6 * 60_000,
  });
});
afterAll(async () => {
  await browser?.close();
});

describe('a reader with Firefox', () => {
  it('sees recorded results, the experiments and the Chinese page without an error', async () => {
    const reader = await FirefoxReader.open(browser, url);
    await reader.sees('section[aria-label="Generation"]', /Shanghai.*recorded|recorded.*Shanghai/s);
    await reader.choose('Core region');
    await reader.sees('section[aria-label="What is changed"]', /core region.* removed: [\d,]+ weights/i);
    await reader.press(/^Experiments$/);
    await reader.sees('main', /recorded/);
    await reader.press(/^中文$/);
    await reader.sees('h1', /大语言模型/);
    expect(reader.complaints).toEqual([]);
    await reader.context.close();
  });

  it('loads the model on wasm, breaks it, and has the same after a reload and on another profile', async () => {
    const reader = await FirefoxReader.open(browser, `${url}${FEW_LANGUAGES}`);
    await reader.press(/^Load the model/);
    // Threads: the page is isolated, and SharedArrayBuffer is there.
    expect(await reader.live()).toMatch(/wasm ×[2-9]/);
    await reader.table();
    await reader.choose('Core region');
    await reader.sees(
      'section[aria-label="Perplexity"] tbody tr',
      /^English.*live.*×[\d,.]+(·10[⁰¹²³⁴⁵⁶⁷⁸⁹]+)?/,
    );
    const before = await reader.computed();
    expect(before.join(' ')).not.toContain('recorded');
    await reader.press(/^Show the map/);
    await reader.page.waitForSelector('section[aria-label="Attn.q overlap"] canvas');
    const map = await reader.page.$eval('section[aria-label="Attn.q overlap"] canvas', (canvas) =>
      canvas instanceof HTMLCanvasElement ? canvas.width * canvas.height : 0,
    );
    expect(map).toBeGreaterThan(0);

    const link = reader.page.url();
    await reader.page.reload();
    await reader.live();
    await reader.table();
    await reader.sees('section[aria-label="Perplexity"] tbody tr', /^English.*live.*×/);
    expect(await reader.computed()).toEqual(before);
    expect(reader.complaints).toEqual([]);
    await reader.context.close();

    const other = await FirefoxReader.open(browser, link);
    await other.sees('section[aria-label="What is changed"]', /core region.* removed/i);
    await other.press(/^Load the model/);
    await other.live();
    await other.table();
    await other.sees('section[aria-label="Perplexity"] tbody tr', /^English.*live.*×/);
    expect(await other.computed()).toEqual(before);
    expect(other.complaints).toEqual([]);
    await other.context.close();
  });
});
