/** Browsers refuse some hundred calls in half a minute; by then the next one is taken again. */
const AGAIN_MS = 3000;

type Kind = 'pushState' | 'replaceState';

/**
 * The address bar, which a browser may refuse to change for a while (Safari: 100 calls in 30 s). What was refused
 * last is written later; a refusal costs nobody else anything.
 */
export class AddressBar {
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** What the browser refused last. */
  private owed: Kind | null = null;

  /** @param page its history @param address what the address should be at the time of writing */
  constructor(
    private readonly page: { readonly history: Pick<History, Kind> },
    private readonly address: () => string,
  ) {}

  /** A new entry of the history. */
  push(): void {
    this.write('pushState');
  }

  /** The entry that is there says something else. */
  replace(): void {
    this.write('replaceState');
  }

  /** What is owed is not written any more: the reader went elsewhere. */
  forget(): void {
    clearTimeout(this.timer);
    this.owed = null;
  }

  private write(wanted: Kind): void {
    // An entry that is still owed is made by whatever is written next.
    const kind = this.owed ?? wanted;
    this.forget();
    try {
      this.page.history[kind](null, '', this.address());
    } catch (error) {
      console.info('The browser takes the address later:', error);
      this.owed = wanted === 'pushState' ? wanted : kind;
      this.timer = setTimeout(() => this.write(wanted), AGAIN_MS);
    }
  }
}
