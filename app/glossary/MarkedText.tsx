import { readMarked } from './marked';
import { Term } from './Term';

/** A text whose terms explain themselves. */
export function MarkedText({ text }: { readonly text: string }) {
  return readMarked(text).map((part, at) =>
    typeof part === 'string' ? (
      // In an element of its own: a browser that translates takes bare texts out.
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move.
      <span key={at}>{part}</span>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above.
      <Term key={at} of={part.term}>
        {part.text}
      </Term>
    ),
  );
}
