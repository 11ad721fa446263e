/** A file of the build, by its path from the page and what it holds. */
export interface BuiltFile {
  readonly url: string;
  /** SHA-256 of its bytes in hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** What a service worker keeps: the shell at once, the stock when the page is idle. */
export interface OfflineFiles {
  /** Page, scripts, styles and icons: what every visit begins with. */
  readonly shell: readonly BuiltFile[];
  /** Recorded results, wasm and regions: megabytes that a first visit need not wait for. */
  readonly stock: readonly BuiltFile[];
}
