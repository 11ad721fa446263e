import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A message as the source has it, `{0}`, `{1}`, … for what it fills in. */
export interface ThrownMessage {
  readonly file: string;
  readonly message: string;
}

/** Errors of our own that carry a sentence; the lecture's carry a code instead. */
const THROW = /new (Gguf|ModelPart|Region|Recipe|Text|Backend|Training|Cancelled)Error\(/g;

/** Every message that the engine and the page put into an error of their own. */
export function thrownMessages(): readonly ThrownMessage[] {
  const sources = ['workers', 'app'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => join(folder, file)),
  );
  return sources.flatMap((file) => {
    const source = readFileSync(file, 'utf8');
    return [...source.matchAll(THROW)].flatMap((match) =>
      new ArgumentReader(source, match.index + match[0].length).messages().map((message) => ({
        file,
        message,
      })),
    );
  });
}

/** Reads the string literals of one call, those joined by "+" as one. */
class ArgumentReader {
  private at: number;

  constructor(
    private readonly source: string,
    from: number,
  ) {
    this.at = from;
  }

  messages(): string[] {
    const found: string[] = [];
    let joined = '';
    let slots = 0;
    let joining = false;
    for (let depth = 1; depth > 0 && this.at < this.source.length; this.at++) {
      const character = this.source[this.at] as string;
      if (`'"\``.includes(character)) {
        if (!joining && joined !== '') found.push(joined);
        if (!joining) [joined, slots] = ['', 0];
        const { text, filled } = this.literal(slots);
        joined += text;
        slots += filled;
        joining = false;
      } else if (character === '+') joining = true;
      else if ('([{'.includes(character)) depth++;
      else if (')]}'.includes(character)) depth--;
    }
    if (joined !== '') found.push(joined);
    // A single word is the name of a part or a kind, not what a reader is told.
    return found.filter((message) => message.includes(' '));
  }

  /** The literal that begins here; ends on its last quote. */
  private literal(firstSlot: number): { readonly text: string; readonly filled: number } {
    const quote = this.source[this.at];
    let text = '';
    let filled = 0;
    for (this.at++; this.source[this.at] !== quote; this.at++) {
      if (this.source[this.at] === '\\') text += this.source[++this.at];
      else if (quote === '`' && this.source.startsWith('${', this.at)) {
        this.skipSlot();
        text += `{${firstSlot + filled++}}`;
      } else text += this.source[this.at];
    }
    return { text, filled };
  }

  /** Ends on the bracket that closes the slot. */
  private skipSlot(): void {
    this.at += 2;
    for (let depth = 1; ; this.at++) {
      if (this.source[this.at] === '{') depth++;
      if (this.source[this.at] === '}' && --depth === 0) return;
    }
  }
}
