import { ExplorerError } from '../../workers/errors';
import type { Provenance } from './provenance';
import { make, SVG } from './svg';
import { wellFormed } from './well_formed';

/** Room between the drawings of one figure, CSS px. */
const GAP = 16;

export interface Drawn {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/**
 * The drawings of a figure, one under the other in one file of its own: in the colours of the page as it is shown,
 * light or dark, on its paper, with provenance inside.
 * @throws Error where there is none
 */
export function drawFigure(drawings: readonly SVGSVGElement[], provenance: Provenance): Drawn {
  if (drawings.length === 0) throw new ExplorerError('figure.noDrawing');
  const boxes = drawings.map((one) => sizeOf(one));
  const width = Math.max(...boxes.map((box) => box.width));
  const height = boxes.reduce((sum, box) => sum + box.height + GAP, -GAP);
  const sheet = make('svg', { xmlns: SVG, viewBox: `0 0 ${width} ${height}`, width, height });
  const description = make('desc', {});
  description.textContent = Object.entries(provenance)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
  const paper = make('rect', { width: '100%', height: '100%', fill: paperColour() });
  sheet.append(description, paper);
  let y = 0;
  for (const [at, drawing] of drawings.entries()) {
    const copy = painted(drawing);
    copy.setAttribute('y', String(y));
    y += (boxes[at]?.height ?? 0) + GAP;
    sheet.append(copy);
  }
  return { svg: wellFormed(new XMLSerializer().serializeToString(sheet)), width, height };
}

/** What the page is drawn on, in the theme that is shown. */
const paperColour = () => getComputedStyle(document.documentElement).getPropertyValue('--paper') || '#ffffff';

/** Size on the page; a drawing that is not on it says its own. */
function sizeOf(svg: SVGSVGElement): { width: number; height: number } {
  const { width, height } = svg.getBoundingClientRect();
  if (width > 0) return { width, height };
  return { width: Number(svg.getAttribute('width')), height: Number(svg.getAttribute('height')) };
}

/** A copy that needs no style sheet. */
function painted(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll<SVGElement>('*')];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  for (const [at, original] of originals.entries()) {
    const style = getComputedStyle(original);
    for (const property of PAINTED) {
      const value = style.getPropertyValue(property);
      if (value !== '') copies[at]?.style.setProperty(property, value);
    }
  }
  const { width, height } = sizeOf(svg);
  if (!copy.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  return copy;
}

const PAINTED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
];

/** Twice the size on the page: sharp on a slide. */
const PNG_SCALE = 2;

/** A drawing as pixels. @throws Error where the browser can't draw it */
export async function toPng({ svg, width, height }: Drawn): Promise<Blob> {
  const image = new Image();
  // Not a blob's address: the pixels of one that holds text may not be read in every browser.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * PNG_SCALE);
  canvas.height = Math.ceil(height * PNG_SCALE);
  const context = canvas.getContext('2d');
  if (context === null) throw new ExplorerError('figure.noCanvas');
  if (isScrambled()) throw new ExplorerError('figure.scrambled');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return await new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob === null ? reject(new ExplorerError('figure.tooLarge')) : resolve(blob)),
      'image/png',
    ),
  );
}

/** Sides of the square that is tried, and what a browser that only blurs a little may change of a channel. */
const TRIED_PX = 8;
const MOST_CHANGED = 24;

/** Whether the browser gives noise for what a page has drawn, as some do against the recognition of machines. */
function isScrambled(): boolean {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = TRIED_PX;
  const context = canvas.getContext('2d');
  if (context === null) return true;
  context.fillStyle = '#808080';
  context.fillRect(0, 0, TRIED_PX, TRIED_PX);
  const { data } = context.getImageData(0, 0, TRIED_PX, TRIED_PX);
  return data.some((value, at) => Math.abs(value - (at % 4 === 3 ? 255 : 128)) > MOST_CHANGED);
}
