import { readMarked } from './marked';
import { Term } from './Term';

/** A text whose terms explain themselves. */
export function MarkedText({ text }: { readonly text: string }) {
  return readMarked(text).map((part, at) =>
    typeof part === 'string' ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move.
      <Term key={at} of={part.term}>
        {part.text}
      </Term>
    ),
  );
}
