import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './glossary.css';
import type { EquationId } from './equations';

const jth = (letter: string) => (
  <msub>
    <mi>{letter}</mi>
    <mi>j</mi>
  </msub>
);
const bars = (inside: ReactNode) => (
  <mrow>
    <mo stretchy="true" fence="true">
      |
    </mo>
    {inside}
    <mo stretchy="true" fence="true">
      |
    </mo>
  </mrow>
);
const regionOf = (language: ReactNode) => (
  <msub>
    <mi>S</mi>
    {language}
  </msub>
);
const otherLanguage = (
  <msup>
    <mi>l</mi>
    <mo>′</mo>
  </msup>
);

/** Eqs. 1 to 3: what the loss would change without a parameter, and its first-order estimate. */
const importance = (
  <mrow>
    {jth('I')}
    <mo>=</mo>
    {bars(
      <>
        <mi>L</mi>
        <mo>(</mo>
        <mi>θ</mi>
        <mo>)</mo>
        <mo>−</mo>
        <mi>L</mi>
        <mo>(</mo>
        <mi>θ</mi>
        <mo>∣</mo>
        {jth('θ')}
        <mo>=</mo>
        <mn>0</mn>
        <mo>)</mo>
      </>,
    )}
    <mo>≈</mo>
    {bars(
      <>
        {jth('θ')}
        <mo>·</mo>
        <mfrac>
          <mrow>
            <mo>∂</mo>
            <mi>L</mi>
          </mrow>
          <mrow>
            <mo>∂</mo>
            {jth('θ')}
          </mrow>
        </mfrac>
      </>,
    )}
  </mrow>
);

/** Eq. 5: a language's region less those of the others. */
const subtraction = (
  <mrow>
    <msubsup>
      <mi>S</mi>
      <mi>l</mi>
      <mo>∗</mo>
    </msubsup>
    <mo>=</mo>
    {regionOf(<mi>l</mi>)}
    <mo>∖</mo>
    <munder>
      <mo>⋃</mo>
      <mrow>
        {otherLanguage}
        <mo>≠</mo>
        <mi>l</mi>
      </mrow>
    </munder>
    {regionOf(otherLanguage)}
  </mrow>
);

/** The usual definition: two tokens as likely as each other give 2. */
const perplexity = (
  <mrow>
    <mi>PPL</mi>
    <mo>=</mo>
    <mi>exp</mi>
    <mrow>
      <mo stretchy="true">(</mo>
      <mo>−</mo>
      <mfrac>
        <mn>1</mn>
        <mi>T</mi>
      </mfrac>
      <munderover>
        <mo>∑</mo>
        <mrow>
          <mi>t</mi>
          <mo>=</mo>
          <mn>1</mn>
        </mrow>
        <mi>T</mi>
      </munderover>
      <mi>ln</mi>
      <mi>p</mi>
      <mo>(</mo>
      <msub>
        <mi>x</mi>
        <mi>t</mi>
      </msub>
      <mo>∣</mo>
      <msub>
        <mi>x</mi>
        <mrow>
          <mo>&lt;</mo>
          <mi>t</mi>
        </mrow>
      </msub>
      <mo>)</mo>
      <mo stretchy="true">)</mo>
    </mrow>
  </mrow>
);

const DRAWN: Readonly<Record<EquationId, ReactNode>> = { importance, subtraction, perplexity };

/** An equation in MathML, with what it says in words. */
export function Equation({ of }: { readonly of: EquationId }) {
  const { t } = useTranslation();
  const words = t(`glossary.equations.${of}`);
  return (
    <figure className="equation">
      <math display="block" aria-label={words}>
        {DRAWN[of]}
      </math>
      <figcaption>{words}</figcaption>
    </figure>
  );
}
