/** A piece of text on one line, where it stands on the page, CSS px. */
interface TextRun {
  readonly text: string;
  readonly box: DOMRect;
}

/** The characters of a text node, gathered by line. */
function runsOf(node: Text): readonly TextRun[] {
  const range = document.createRange();
  const runs: TextRun[] = [];
  let text = '';
  let box: DOMRect | null = null;
  const end = () => {
    if (box !== null && text.trim() !== '') runs.push({ text, box });
    text = '';
    box = null;
  };
  let at = 0;
  for (const character of node.data) {
    range.setStart(node, at);
    at += character.length;
    range.setEnd(node, at);
    const [rect] = range.getClientRects();
    if (rect === undefined || rect.width === 0) continue;
    const current: DOMRect | null = box;
    if (current !== null && Math.abs(current.top - rect.top) > rect.height / 2) end();
    const before: DOMRect = box ?? rect;
    const left = Math.min(before.left, rect.left);
    box = new DOMRect(left, before.top, Math.max(before.right, rect.right) - left, before.height);
    text += character;
  }
  end();
  return runs;
}

/** Draws a block of text as it stands on the page: backgrounds, underlines and letters, with nothing of HTML. */
export function drawText(block: HTMLElement): SVGSVGElement {
  const frame = block.getBoundingClientRect();
  const make = <Name extends 'svg' | 'rect' | 'text' | 'line'>(name: Name, attributes: object) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    return element as SVGElementTagNameMap[Name];
  };
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
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent === null || parent.closest('.visually-hidden') !== null) continue;
    const style = getComputedStyle(parent);
    const isRtl = style.direction === 'rtl';
    for (const { text, box } of runsOf(node as Text)) {
      const drawn = make('text', {
        x: (isRtl ? box.right : box.left) - frame.left,
        y: box.top - frame.top + box.height * BASELINE,
        direction: style.direction,
        fill: style.color,
        'font-family': style.fontFamily,
        'font-size': style.fontSize,
        'font-weight': style.fontWeight,
        // SVG drops the spaces at the ends of a text.
        style: 'white-space: pre',
      });
      drawn.textContent = text;
      svg.append(drawn);
    }
  }
  return svg;
}

/** Where letters stand in a line box, as a share of its height: that of common fonts. */
const BASELINE = 0.78;
