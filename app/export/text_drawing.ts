import { make } from './svg';

/** Letters of one look. */
interface Piece {
  text: string;
  readonly style: CSSStyleDeclaration;
}

/** What stands on one line of one block of the page, CSS px; its pieces in the order of the text. */
interface TextRun {
  readonly pieces: Piece[];
  readonly block: Element;
  box: DOMRect;
}

const XML = 'http://www.w3.org/XML/1998/namespace';

/** The element whose lines a piece of text is part of: the next one that is not inline. */
function blockOf(element: Element): Element {
  let block = element;
  while (getComputedStyle(block).display === 'inline' && block.parentElement !== null)
    block = block.parentElement;
  return block;
}

/**
 * The text of a block by line. A line is one run, whatever elements it goes through: letters of Arabic join across
 * tokens, and the browser that shows the file orders both directions of writing as the page did. Every code point is
 * kept, those without a width of their own (marks, joiners) too.
 */
function runsOf(root: HTMLElement): readonly TextRun[] {
  const runs: TextRun[] = [];
  const range = document.createRange();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let run: TextRun | null = null;
  for (let node = walker.nextNode() as Text | null; node !== null; node = walker.nextNode() as Text | null) {
    const parent = node.parentElement;
    if (parent === null || parent.closest('.visually-hidden') !== null) continue;
    const style = getComputedStyle(parent);
    const block = blockOf(parent);
    let at = 0;
    for (const character of node.data) {
      range.setStart(node, at);
      at += character.length;
      range.setEnd(node, at);
      const [rect] = range.getClientRects();
      if (character === '\n') continue;
      const hasWidth = rect !== undefined && rect.width > 0;
      if (run === null || run.block !== block || (hasWidth && !isOnLine(rect, run.box))) {
        // What begins a line without a width (a blank where it was wrapped) is drawn nowhere.
        if (!hasWidth) continue;
        run = { pieces: [], block, box: rect };
        runs.push(run);
      }
      if (hasWidth) run.box = around(run.box, rect);
      const last = run.pieces.at(-1);
      if (last?.style === style || (last !== undefined && isAlike(last.style, style))) last.text += character;
      else run.pieces.push({ text: character, style });
    }
  }
  return runs.filter(({ pieces }) => pieces.some(({ text }) => text.trim() !== ''));
}

const isOnLine = (rect: DOMRect, line: DOMRect) => Math.abs(line.top - rect.top) <= rect.height / 2;

const LOOK = ['color', 'fontFamily', 'fontSize', 'fontWeight'] as const;
const isAlike = (a: CSSStyleDeclaration, b: CSSStyleDeclaration) => LOOK.every((name) => a[name] === b[name]);

function around(a: DOMRect, b: DOMRect): DOMRect {
  const left = Math.min(a.left, b.left);
  return new DOMRect(left, a.top, Math.max(a.right, b.right) - left, a.height);
}

/** Draws a block of text as it stands on the page: backgrounds and letters, with nothing of HTML. */
export function drawText(block: HTMLElement): SVGSVGElement {
  const frame = block.getBoundingClientRect();
  const svg = make('svg', {
    viewBox: `0 0 ${frame.width} ${frame.height}`,
    width: frame.width,
    height: frame.height,
  });
  for (const element of block.querySelectorAll<HTMLElement>('*')) {
    const fill = getComputedStyle(element).backgroundColor;
    if (fill === '' || fill === 'transparent' || fill === 'rgba(0, 0, 0, 0)') continue;
    for (const { left, top, width, height } of element.getClientRects())
      svg.append(make('rect', { x: left - frame.left, y: top - frame.top, width, height, fill }));
  }
  for (const run of runsOf(block)) {
    const { direction } = getComputedStyle(run.block);
    const drawn = make('text', {
      x: (direction === 'rtl' ? run.box.right : run.box.left) - frame.left,
      y: run.box.top - frame.top + run.box.height * BASELINE,
      direction,
    });
    // SVG drops blanks. Not by a style attribute, which the page's policy takes out in Firefox.
    drawn.setAttributeNS(XML, 'xml:space', 'preserve');
    for (const { text, style } of run.pieces) {
      const piece = make('tspan', {
        fill: style.color,
        'font-family': style.fontFamily,
        'font-size': style.fontSize,
        'font-weight': style.fontWeight,
      });
      piece.textContent = text;
      drawn.append(piece);
    }
    svg.append(drawn);
  }
  return svg;
}

/** Where letters stand in a line box, as a share of its height: that of common fonts. */
const BASELINE = 0.78;
