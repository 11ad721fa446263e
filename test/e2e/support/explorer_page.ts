import { type ConsoleMessage, expect, type Locator, type Page } from '@playwright/test';

/** One row of the table "Perplexity by language". */
export interface PerplexityNumbers {
  readonly base: string;
  readonly edited: string;
  readonly ratio: string;
  readonly random: string;
}

/** The model loads in 15 s on two idle cores and in minutes on busy ones; no test is about time. */
export const COMPUTING_MS = 8 * 60_000;
const patiently = { timeout: COMPUTING_MS };

/** What a browser says of a request that failed; the page says it better. */
const FAILED_REQUEST = /Failed to load resource/;

/** The explorer as a reader meets it: by landmarks, roles and names. */
export class ExplorerPage {
  readonly switches: Locator;
  readonly generation: Locator;
  readonly perplexity: Locator;
  readonly overlap: Locator;
  readonly sentence: Locator;
  /** What went wrong, over the panels. The live region says the same, so that a text stands twice in the page. */
  readonly notices: Locator;
  /** "live · Gemma 3 270M · wasm ×2": there once a model is ready. */
  readonly live: Locator;
  private readonly complaints: string[] = [];

  constructor(readonly page: Page) {
    const region = (name: string) => page.getByRole('region', { name, exact: true });
    this.switches = region('Switches');
    this.generation = region('Generation');
    this.perplexity = region('Perplexity');
    this.overlap = region('Attn.q overlap');
    this.notices = page.locator('.notices');
    this.sentence = region('What is changed').getByRole('paragraph');
    this.live = page.getByRole('group', { name: 'Model', exact: true });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (message: ConsoleMessage) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
  }

  /** @param folded leaves the experts' controls and the map folded, as a first visit finds them */
  async open(hash = '', { folded = false } = {}): Promise<void> {
    if (!folded) await this.unfold();
    await this.page.goto(`/${hash}`);
    await expect(this.generation).toBeVisible();
  }

  /** From the next page on all controls are unfolded, as the reader would have chosen it at an earlier visit. */
  async unfold(): Promise<void> {
    await this.page.addInitScript(() => {
      const folder = new URL('.', location.href).pathname;
      try {
        localStorage.setItem(`${folder} controls-shown`, 'all map');
      } catch {
        // The blank page before the first one has no storage.
      }
    });
  }

  /** Chooses something in the menu of the header. */
  async menu(name: string): Promise<void> {
    await this.page.getByText('Menu', { exact: true }).click();
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  /** Fails where the console had an error. @param requests also counts requests that failed */
  expectNoComplaints({ requests = true } = {}): void {
    expect(this.complaints.filter((text) => requests || !FAILED_REQUEST.test(text))).toEqual([]);
  }

  async load(): Promise<void> {
    await this.page.getByRole('button', { name: /^Load the model/ }).click();
    await this.ready();
  }

  /** Waits until a model runs. */
  async ready(words: string | RegExp = 'live'): Promise<void> {
    await expect(this.live).toContainText(words, patiently);
  }

  /** Waits until every value that the setting asks for is there. */
  async settled(): Promise<void> {
    await expect(this.live).not.toContainText('computing', patiently);
    await expect(this.generation.locator('[aria-busy=true]')).toHaveCount(0, patiently);
  }

  /** Waits until a number of the table is what it should be: it comes when its turn comes. */
  async expectNumber(
    language: string,
    column: keyof PerplexityNumbers,
    bounds: { readonly above?: number; readonly below?: number },
  ): Promise<void> {
    const { above = 0, below = Number.POSITIVE_INFINITY } = bounds;
    const words = `${column} of ${language} above ${above} and below ${below}`;
    const holds = async () => {
      const value = numberOf((await this.numbers(language))[column]);
      return value > above && value <= below;
    };
    await expect.poll(holds, { ...patiently, message: words }).toBe(true);
  }

  /** Waits until all rows are those of an earlier visit. */
  async expectAllNumbers(rows: readonly string[]): Promise<void> {
    await expect.poll(() => this.allNumbers(), patiently).toEqual(rows);
  }

  /** Presses a switch as the keyboard does. */
  async press(name: string): Promise<void> {
    const control = this.switches.getByRole('switch', { name });
    await control.focus();
    await this.page.keyboard.press('Space');
  }

  async preset(name: RegExp): Promise<void> {
    await this.switches.getByRole('button', { name }).click();
  }

  async resetAll(): Promise<void> {
    await this.page
      .getByRole('region', { name: 'What is changed', exact: true })
      .getByRole('button', { name: 'Reset all' })
      .click();
    await expect(this.sentence).toContainText('Nothing is changed');
  }

  baseText(): Locator {
    return this.generation.getByRole('group', { name: 'Text of the intact model' });
  }

  editedText(): Locator {
    return this.generation.getByRole('group', { name: 'Text of the edited model' });
  }

  async generate(prompt: string): Promise<void> {
    await this.generation.getByRole('textbox', { name: 'Prompt' }).fill(prompt);
    await this.generation.getByRole('button', { name: 'Generate', exact: true }).click();
  }

  /** The table twin of the chart. */
  async table(): Promise<Locator> {
    const radio = this.perplexity.getByRole('radio', { name: 'Table' });
    if (!(await radio.isChecked())) {
      await radio.focus();
      await this.page.keyboard.press('Space');
    }
    const table = this.perplexity.getByRole('table', { name: 'Perplexity by language' });
    await expect(table).toBeVisible();
    return table;
  }

  /** Numbers of a language as they are written, without where they come from. */
  async numbers(language: string): Promise<PerplexityNumbers> {
    const row = (await this.table()).getByRole('row', { name: new RegExp(`^${language}\\b`) });
    const cells = await row.getByRole('cell').allInnerTexts();
    const [base = '', edited = '', ratio = '', random = ''] = cells.map((cell) =>
      cell.replace(/\s*(live|recorded)\s*$/, '').trim(),
    );
    return { base, edited, ratio, random };
  }

  /** All rows, to compare one visit with another. */
  async allNumbers(): Promise<string[]> {
    const rows = (await this.table()).getByRole('row');
    return (await rows.allInnerTexts()).map((row) => row.replace(/\s+/g, ' ')).sort();
  }
}

/** A number as the page writes it: "1,234", "×13.5", "2·10¹¹". */
export function numberOf(words: string): number {
  const power = /^×?(\d+)·10([⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/.exec(words);
  if (power) {
    const exponent = [...(power[2] ?? '')].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)).join('');
    return Number(power[1]) * 10 ** Number(exponent);
  }
  if (/^×?∞$/.test(words)) return Number.POSITIVE_INFINITY;
  return Number(words.replace(/[×,]/g, ''));
}
