import { type ComponentType, createElement, lazy } from 'react';

/**
 * A part of the page that is loaded when it is first shown. React remembers a failed load for good; this one is tried
 * anew once the boundary that caught the failure has said so: at "Try again", or when the part is next opened.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): ComponentType<Props> {
  const begin = () =>
    lazy(async () => {
      try {
        return await load();
      } catch (cause) {
        throw new PartError(cause, () => {
          part = begin();
        });
      }
    });
  let part = begin();
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each part, outside of components.
  return function LazyPart(props: Props) {
    return createElement(part, props);
  };
}

/** A script, style or text of the page that did not arrive: a lost network, or a host that has a newer version by now. */
export class PartError extends Error {
  override readonly name = 'PartError';
  /** @param forget makes the part load anew when it is next drawn */
  constructor(
    cause: unknown,
    readonly forget: () => void,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
