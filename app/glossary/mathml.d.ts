import type { DetailedHTMLProps, HTMLAttributes } from 'react';

/** An element of MathML Core, which React draws and its types do not know. */
type MathElement = DetailedHTMLProps<HTMLAttributes<MathMLElement>, MathMLElement> & {
  readonly display?: 'block' | 'inline';
  readonly stretchy?: 'true' | 'false';
  readonly fence?: 'true' | 'false';
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      math: MathElement;
      mfrac: MathElement;
      mi: MathElement;
      mn: MathElement;
      mo: MathElement;
      mrow: MathElement;
      msub: MathElement;
      msubsup: MathElement;
      msup: MathElement;
      munder: MathElement;
      munderover: MathElement;
    }
  }
}
