import type { ComponentType } from 'react';
import { lazyPart } from '../browser/lazily';
import { type LaterPart, loadTexts } from '.';

/** A part of the page that is loaded when it is first shown, with its texts. */
export function lazyWithTexts<Props extends object>(
  part: LaterPart,
  load: () => Promise<{ default: ComponentType<Props> }>,
): ComponentType<Props> {
  return lazyPart(async () => {
    const [loaded] = await Promise.all([load(), loadTexts(part)]);
    return loaded;
  });
}
