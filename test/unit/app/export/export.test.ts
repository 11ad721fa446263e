// @vitest-environment happy-dom
import { csvParseRows } from 'd3';
import { beforeEach, describe, expect, it } from 'vitest';
import { toCsv } from '../../../../app/export/csv';
import { drawFigure } from '../../../../app/export/drawing';
import { exported } from '../../../../app/export/exported';
import { provenanceOf } from '../../../../app/export/provenance';
import { drawText } from '../../../../app/export/text_drawing';

const provenance = () =>
  provenanceOf(
    {
      figure: 'perplexity',
      model: 'Gemma 3 270M',
      modelSha256: 'a5fd'.repeat(16),
      recipe: '{"version":1,"edits":[]}',
      text: 'a text\nof two lines',
      backend: 'wasm x2',
      origin: 'live',
    },
    'http://localhost/#v1&core=1',
    new Date('2026-11-25T08:00:00Z'),
  );

function drawing(width: number, height: number): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  svg.innerHTML = '<circle r="4" class="chart-mark"/>';
  document.body.append(svg);
  return svg;
}

beforeEach(() => document.body.replaceChildren());

describe('an exported table', () => {
  it('says where it comes from, a line each, then its cells', () => {
    const lines = toCsv(
      [
        ['language', 'base'],
        ['ar', 47.5],
      ],
      provenance(),
    ).split('\n');
    expect(lines).toEqual([
      '# figure: perplexity',
      '# model: Gemma 3 270M',
      `# modelSha256: ${'a5fd'.repeat(16)}`,
      '"# recipe: {""version"":1,""edits"":[]}"',
      '# text: a text of two lines',
      '# backend: wasm x2',
      '# origin: live',
      expect.stringMatching(/^# explorer: Linguistic Regions Explorer \d/),
      '# link: http://localhost/#v1&core=1',
      '# exported: 2026-11-25T08:00:00.000Z',
      'language,base',
      'ar,47.5',
      '',
    ]);
  });

  it('quotes what would break a line, and makes no formula of a reader’s text', () => {
    const csv = toCsv([['a,b', 'say "no"', '=1+1', '+2', '@x', '-', 'two\nlines', -3]], provenance());
    expect(csv).toContain('"a,b","say ""no""",\'=1+1,\'+2,\'@x,\'-,"two\nlines",-3\n');
  });
});

describe('a text that no file may hold as it is', () => {
  const hostile = 'a\u0000b\u001Bc\uD800d\uFFFEe\uFFFF, \t=HYPERLINK("x")\u{1F600}';
  const harmless = 'a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFD, \t=HYPERLINK("x")\u{1F600}';
  const hostileProvenance = () => ({ ...provenance(), text: hostile });

  it('is one cell of CSV, no formula, and well-formed', () => {
    const csv = toCsv([[hostile]], hostileProvenance());
    const rows = csvParseRows(csv);
    expect(rows.every((cells) => cells.length === 1)).toBe(true);
    expect(rows.at(4)).toEqual([`# text: ${harmless}`]);
    expect(rows.at(-1)).toEqual([harmless]);
    for (const begin of ['=', '+', '-', '@', '\t', '\r', '\n', '＝'])
      expect(csvParseRows(toCsv([[`${begin}1`]], provenance())).at(-1)).toEqual([`'${begin}1`]);
  });

  it('is drawn as well-formed XML, which an address can hold', () => {
    const labelled = drawing(300, 100);
    labelled.append(hostile);
    const { svg } = drawFigure([labelled], hostileProvenance());
    expect(svg).toContain('a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFD');
    expect(() => encodeURIComponent(svg)).not.toThrow();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 allows none of these.
    expect(svg).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/);
  });

  it('is JSON that gives it back', async () => {
    const json = await (
      await exported('json', {
        name: 'one',
        drawings: () => [],
        lines: () => [],
        data: () => hostile,
        provenance: hostileProvenance,
      })
    ).text();
    expect(JSON.parse(json)).toMatchObject({ data: hostile, provenance: { text: hostile } });
    expect(() => encodeURIComponent(json)).not.toThrow();
  });
});

describe('an exported drawing', () => {
  it('holds all drawings of a figure under each other, on paper, with its provenance', () => {
    const { svg, width, height } = drawFigure([drawing(300, 100), drawing(200, 50)], provenance());
    expect([width, height]).toEqual([300, 166]);
    const sheet = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    expect(sheet.getAttribute('viewBox')).toBe('0 0 300 166');
    expect(svg.match(/<circle/g)).toHaveLength(2);
    expect(svg).toMatch(/y="116"/);
    expect(svg).toContain('modelSha256: a5fd');
    expect(svg).toContain('recipe: {');
    expect(svg).toMatch(/<rect [^>]*fill="#ffffff"/);
  });

  it('is refused where there is none, with what to take instead', () => {
    expect(() => drawFigure([], provenance())).toThrow(
      'This figure has no drawing to export; take CSV or JSON.',
    );
  });

  it('draws a block of text without what only a screen reader is told', () => {
    document.body.innerHTML = '<div id="block"><span class="visually-hidden">hidden</span><b>seen</b></div>';
    const svg = drawText(document.querySelector('#block') as HTMLElement);
    expect(svg.tagName).toBe('svg');
    expect(svg.textContent).not.toContain('hidden');
  });
});

describe('an exported file of data', () => {
  const figure = {
    name: 'perplexity',
    drawings: () => [],
    lines: () => [['language'], ['ar']],
    data: () => [{ language: 'ar' }],
    provenance,
  };

  it('has the same provenance in JSON and CSV', async () => {
    const json: unknown = JSON.parse(await (await exported('json', figure)).text());
    expect(json).toEqual({ provenance: provenance(), data: [{ language: 'ar' }] });
    const csv = await (await exported('csv', figure)).text();
    for (const name of Object.keys(provenance())) expect(csv).toContain(`# ${name}: `);
    const bytes = new Uint8Array(await (await exported('csv', figure)).arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });
});
