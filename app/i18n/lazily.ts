import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { type LaterPart, loadTexts } from '.';

/** A part of the page that is loaded when it is first shown, with its texts. */
export function lazyWithTexts<Props>(
  part: LaterPart,
  load: () => Promise<{ default: ComponentType<Props> }>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    const [loaded] = await Promise.all([load(), loadTexts(part)]);
    return loaded;
  });
}
