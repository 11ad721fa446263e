export const SVG = 'http://www.w3.org/2000/svg';

/** A new element of a drawing, with its attributes. */
export function make<Name extends 'svg' | 'desc' | 'rect' | 'text' | 'tspan'>(
  name: Name,
  attributes: object,
) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element as SVGElementTagNameMap[Name];
}
