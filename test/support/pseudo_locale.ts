import { EXPERIMENT_TEXTS } from '../../app/experiments/texts';
import { i18n } from '../../app/i18n';
import { en } from '../../app/i18n/en';
import { glossaryEn } from '../../app/i18n/glossary.en';
import { insideEn } from '../../app/i18n/inside.en';
import { lectureEn } from '../../app/i18n/lecture.en';
import { shareEn } from '../../app/i18n/share.en';
import { tourEn } from '../../app/i18n/tour.en';

type Tree = { readonly [name: string]: string | Tree };

const ACCENTED: Readonly<Record<string, string>> = {
  a: 'á',
  c: 'ç',
  e: 'é',
  i: 'í',
  n: 'ñ',
  o: 'ó',
  s: 'š',
  u: 'ú',
  y: 'ý',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
};

/** A text as no language has it: accents, brackets around it, and two fifths more room. Values and terms stay. */
export function pseudo(text: string): string {
  const parts = text.split(/(\{\{\w+\}\}|\]\([a-z-]+\))/);
  const accented = parts.map((part, at) =>
    at % 2 === 1 ? part : part.replace(/[a-zA-Z]/g, (letter) => ACCENTED[letter] ?? letter),
  );
  return `⟦${accented.join('')}${'~'.repeat(Math.ceil(text.length * 0.4))}⟧`;
}

const pseudoTree = (tree: Tree): Tree =>
  Object.fromEntries(
    Object.entries(tree).map(([name, value]) => [
      name,
      typeof value === 'string' ? pseudo(value) : pseudoTree(value),
    ]),
  );

/** Puts the page into the pseudo-locale, its later parts too. */
export async function speakPseudo(): Promise<void> {
  const all = {
    ...en,
    experiments: await EXPERIMENT_TEXTS.en(),
    glossary: glossaryEn,
    inside: insideEn,
    lecture: lectureEn,
    share: shareEn,
    tour: tourEn,
  };
  i18n.addResourceBundle('en', 'translation', pseudoTree(all), true, true);
}

/** Signs of the pseudo-locale; of a text that was cut into words and terms, the accents alone. */
const SIGNS = /[⟦⟧áçéíñóšúýÁÉÍÓÚ]/;
const NAMED = ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext', 'aria-description'];

/** Every text and name of an element that did not come through a key: a sign of the pseudo-locale is missing. */
export function untranslated(root: Element): readonly string[] {
  const found = new Set<string>();
  const note = (text: string | null) => {
    const plain = text?.trim() ?? '';
    if (/\p{L}{2,}/u.test(plain) && !SIGNS.test(plain)) found.add(plain);
  };
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    // What is marked as of another language, or as code, is data.
    if (parent === null || parent.closest('script, style, math, [lang]:not(html), [translate=no]') !== null)
      continue;
    note(node.textContent);
  }
  for (const element of root.querySelectorAll('*'))
    for (const name of NAMED) if (!element.matches('[lang]')) note(element.getAttribute(name));
  return [...found];
}
