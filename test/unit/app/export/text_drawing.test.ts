// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { drawText } from '../../../../app/export/text_drawing';

const MARK = /^(?:\p{M}|\u200d|\ufe0f)$/u;
const LINE = 20;

/** A browser that gives each character 10 px, marks none, and a new line after "|". */
function layOut() {
  vi.spyOn(Range.prototype, 'getClientRects').mockImplementation(function (this: Range) {
    const all = document.body.textContent ?? '';
    const node = this.startContainer as Text;
    const before = all.slice(0, all.indexOf(node.data)) + node.data.slice(0, this.startOffset);
    const line = before.split('|').length - 1;
    const width = MARK.test(node.data.slice(this.startOffset, this.endOffset)) ? 0 : 10;
    const x = 10 * [...(before.split('|').at(-1) ?? '')].length;
    return [new DOMRect(x, line * LINE, width, LINE)] as unknown as DOMRectList;
  });
}

const block = (html: string) => {
  // This stand-in of a browser knows no display of its own.
  const laidOut = html.replaceAll('<span>', '<span style="display: inline">');
  document.body.innerHTML = `<p id="block">${laidOut}</p>`;
  return document.querySelector('#block') as HTMLElement;
};
const texts = (html: string) =>
  [...drawText(block(html)).querySelectorAll('text')].map(({ textContent }) => textContent);

beforeEach(layOut);
afterEach(() => vi.restoreAllMocks());

describe('a text that is drawn', () => {
  it.each([
    ['Arabic, with marks', 'تقع <span>كازا</span><span>خستان</span> فيً'],
    ['Thai', '<span>ธา</span><span>นี</span>'],
    ['emoji of many code points', '<span>👩‍</span><span>🔬 </span>❤️'],
    ['decomposed letters', 'Vie\u0302\u0323t Nam'],
  ])('is one run on each line, and keeps every code point: %s', (_, html) => {
    const whole = block(html).textContent;
    expect(texts(html)).toEqual([whole]);
  });

  it('keeps its blanks in every browser', () => {
    const [drawn] = drawText(block('<span>Shanghai</span><span>, and</span>')).querySelectorAll('text');
    expect(drawn?.textContent).toBe('Shanghai, and');
    expect(drawn?.getAttribute('xml:space')).toBe('preserve');
    expect(drawn?.hasAttribute('style')).toBe(false);
  });

  it('begins a run with each line', () => {
    expect(texts('one |two|three')).toEqual(['one |', 'two|', 'three']);
  });
});
