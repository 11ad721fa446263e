import type { Browser, BrowserContext, Page } from 'puppeteer-core';

/** The model computes for minutes on a busy machine; no test is about time. */
const COMPUTING_MS = 4 * 60_000;

/** The explorer in a Firefox, as a reader meets it: by what is written on it and by accessible names. */
export class FirefoxReader {
  readonly complaints: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
  }

  /** A page on a profile of its own. */
  static async open(browser: Browser, url: string): Promise<FirefoxReader> {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    page.setDefaultTimeout(COMPUTING_MS);
    await page.setViewport({ width: 1440, height: 900 });
    const reader = new FirefoxReader(context, page);
    await page.goto(url);
    return reader;
  }

  /** Waits until an element's text fits. @returns the text */
  async sees(selector: string, words: RegExp): Promise<string> {
    const found = await this.page.waitForFunction(
      (where, source, flags) => {
        const fits = new RegExp(source, flags);
        const texts = [...document.querySelectorAll(where)].map((element) => element.textContent ?? '');
        return texts.find((text) => fits.test(text)) ?? false;
      },
      { polling: 200 },
      selector,
      words.source,
      words.flags,
    );
    return String(await found.jsonValue());
  }

  /** Presses the first button whose text fits. */
  async press(words: RegExp): Promise<void> {
    await this.sees('button', words);
    const buttons = await this.page.$$('button');
    for (const button of buttons) {
      const text = await button.evaluate((element) => element.textContent ?? '');
      if (words.test(text)) return button.click();
    }
    throw new Error(`No button says ${words}.`);
  }

  /** Flips a switch or chooses a radio button by the keyboard. */
  async choose(label: string): Promise<void> {
    await this.page.waitForFunction(
      (wanted) => {
        const labels = [...document.querySelectorAll('label')];
        const input = labels.find((one) => one.textContent?.startsWith(wanted))?.querySelector('input');
        input?.focus();
        return input !== null && input !== undefined && document.activeElement === input;
      },
      { polling: 200 },
      label,
    );
    await this.page.keyboard.press(' ');
  }

  /** Waits until the model runs. */
  async live(): Promise<string> {
    return this.sees('.status', /live · /);
  }

  /** Rows of "Perplexity by language", once every edited value is there; what is said of each. */
  async computed(): Promise<readonly string[]> {
    await this.page.waitForFunction(
      () => !/computing/.test(document.querySelector('.status')?.textContent ?? 'computing'),
      { polling: 500 },
    );
    return this.page.$$eval('section[aria-label="Perplexity"] tbody tr', (rows) =>
      rows.map((row) => (row.textContent ?? '').replace(/\s+/g, ' ')).sort(),
    );
  }

  /** Shows the table in place of the chart. */
  async table(): Promise<void> {
    await this.choose('Table');
    await this.page.waitForSelector('section[aria-label="Perplexity"] tbody tr');
  }
}
