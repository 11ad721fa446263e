/** Quotes a cell where CSV needs it (RFC 4180). */
const cell = (value: string | number): string =>
  typeof value === 'string' && /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : String(value);

/** Lines of cells as CSV; lines that begin with "#" say where the numbers come from. */
export function toCsv(
  lines: readonly (readonly (string | number)[])[],
  provenance: Readonly<Record<string, string>>,
): string {
  const head = Object.entries(provenance).map(([name, value]) => `# ${name}: ${value.replaceAll('\n', ' ')}`);
  return `${[...head, ...lines.map((line) => line.map(cell).join(','))].join('\n')}\n`;
}

/** A drawn figure as a file of its own: colours of the page written into it, provenance inside. */
export function standaloneSvg(svg: SVGSVGElement, provenance: Readonly<Record<string, string>>): string {
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
  const { width, height } = svg.getBoundingClientRect();
  if (!copy.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const description = document.createElementNS('http://www.w3.org/2000/svg', 'desc');
  description.textContent = Object.entries(provenance)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
  copy.prepend(description);
  return new XMLSerializer().serializeToString(copy);
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

/** Draws a standalone SVG onto the page's paper. @throws Error where the browser can't draw it */
export async function toPng(svg: string, width: number, height: number, paper: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(width * PNG_SCALE);
    canvas.height = Math.ceil(height * PNG_SCALE);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('this browser gives no canvas');
    context.fillStyle = paper;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob(
        (blob) => (blob === null ? reject(new Error('the canvas is empty')) : resolve(blob)),
        'image/png',
      ),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Hands a file to the reader. */
export function download(name: string, data: Blob): void {
  const url = URL.createObjectURL(data);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
