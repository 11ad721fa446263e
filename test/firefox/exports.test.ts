import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, launch } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { findFirefox, QUIET_PREFERENCES } from '../../pipeline/browsers/find_firefox';
import { FirefoxReader } from './reader';

const url = inject('url');
/** A text of Latin letters with blanks, and one of Arabic, joined letters and marks. */
const HASH = '#v1&core=1&lang=en,ar';
const TEXT = '[role=group][aria-label="Text of the intact model"]';

let folder: string;
const browsers: Browser[] = [];

/** A Firefox that puts what is downloaded into `folder` without a question. */
async function firefox(preferences: Record<string, unknown> = {}): Promise<Browser> {
  const browser = await launch({
    browser: 'firefox',
    executablePath: findFirefox() ?? 'firefox',
    headless: true,
    protocolTimeout: 60_000,
    extraPrefsFirefox: {
      ...QUIET_PREFERENCES,
      'browser.download.folderList': 2,
      'browser.download.dir': folder,
      'browser.download.always_ask_before_handling_new_types': false,
      'browser.download.alwaysOpenPanel': false,
      ...preferences,
    },
  });
  browsers.push(browser);
  return browser;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'downloads-'));
});
afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await rm(folder, { recursive: true });
});

/** A file once it is there as a whole. */
const downloaded = (name: string) =>
  vi.waitFor(
    async () => {
      const names = await readdir(folder);
      expect(names).toContain(name);
      expect(names.some((one) => one.endsWith('.part'))).toBe(false);
      return await readFile(join(folder, name));
    },
    { timeout: 30_000, interval: 200 },
  );

/** Opens the disclosure of files beside the texts. */
async function openExport(reader: FirefoxReader): Promise<void> {
  await reader.sees(TEXT, /Shanghai/);
  await reader.press(/^More controls$/);
  await reader.page.waitForSelector('section[aria-label="Generation"] .exports summary');
  await reader.page.click('section[aria-label="Generation"] .exports summary');
}

const collapsed = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('what Firefox exports', () => {
  it('arrives in all four kinds, with every blank and code point of the text that is seen', async () => {
    const reader = await FirefoxReader.open(await firefox(), `${url}${HASH}`);
    await openExport(reader);
    for (const kind of ['SVG', 'PNG', 'CSV', 'JSON']) await reader.press(new RegExp(`^${kind}$`));
    const svg = (await downloaded('texts.svg')).toString('utf8');
    const png = await downloaded('texts.png');
    expect((await downloaded('texts.csv')).toString('utf8')).toMatch(/^\uFEFF/);
    expect(JSON.parse((await downloaded('texts.json')).toString('utf8')).data.texts).toHaveLength(2);

    const seen = await reader.page.$eval(TEXT, (element) => element.textContent ?? '');
    const { lines, length, x, y } = await reader.page.evaluate((source) => {
      const parsed = new DOMParser().parseFromString(source, 'image/svg+xml').documentElement;
      document.body.append(parsed);
      const texts = [...parsed.querySelectorAll('text')];
      const first = texts.find((text) => /Shanghai/.test(text.textContent ?? ''));
      const drawn = {
        lines: texts.map((text) => text.textContent ?? ''),
        length: first?.getComputedTextLength() ?? 0,
        x: Number(first?.getAttribute('x')),
        y: Number(first?.getAttribute('y')),
      };
      parsed.remove();
      return drawn;
    }, svg);
    expect(collapsed(lines.join(' '))).toContain(collapsed(seen));
    expect(svg).not.toMatch(/style=""/);
    // The line in the picture ends where the line of the drawing does: no blank of it is lost.
    const right = await reader.page.evaluate(
      async (bytes, line) => {
        const blob = new Blob([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))]);
        const picture = await createImageBitmap(blob);
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [picture.width, picture.height];
        const context = canvas.getContext('2d');
        context?.drawImage(picture, 0, 0);
        const paper = context?.getImageData(0, 0, 1, 1).data.join();
        for (let at = picture.width - 1; at >= 0; at--)
          for (let row = line - 12; row < line; row++)
            if (context?.getImageData(at, row, 1, 1).data.join() !== paper) return at;
        return 0;
      },
      png.toString('base64'),
      Math.round(2 * y),
    );
    expect(Math.abs(right / 2 - (x + length))).toBeLessThan(12);
    expect(reader.complaints).toEqual([]);
  });

  it('is no noise: where the browser scrambles pictures, the page says to take SVG', async () => {
    const scrambling = await firefox({ 'privacy.resistFingerprinting': true });
    const reader = await FirefoxReader.open(scrambling, `${url}${HASH}`);
    await openExport(reader);
    await reader.press(/^PNG$/);
    await reader.sees('.export-buttons [role=alert]', /take SVG/);
  });
});

describe('keys that are held in Firefox', () => {
  it('make one step of a group, and one step of undo', async () => {
    const reader = await FirefoxReader.open(await firefox(), `${url}#v1&lang=en`);
    await reader.sees(TEXT, /Shanghai/);
    await reader.press(/^More controls$/);
    await reader.choose('Core region');
    await reader.sees('section[aria-label="What is changed"]', /core region/i);
    const { keyboard } = reader.page;
    await reader.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const hold = async (key: 'ArrowRight' | 'z') => {
      for (let times = 0; times < 8; times++) await keyboard.down(key);
      await keyboard.up(key);
    };
    const before = reader.page.url();
    await reader.page.focus('section[aria-label="Switches"] input[type=radio]:checked');
    await hold('ArrowRight');
    await reader.page.waitForFunction((url) => location.href !== url, {}, before);
    await reader.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await keyboard.down('Control');
    await hold('z');
    await keyboard.up('Control');
    expect(reader.page.url()).toBe(before);
    expect(reader.complaints).toEqual([]);
  });
});
