import { createHash } from 'node:crypto';
import type { Hosting } from './hosting.ts';
import { SLASH_SCRIPT } from './slash.ts';

/**
 * Style elements that react-aria writes by itself: what is pressed does not zoom, and (on iOS) what lies under a
 * dialog does not scroll. Their texts are known, so each is allowed by its hash; a changed one fails a browser test.
 */
const LIBRARY_STYLES = [
  `@layer {
  [data-react-aria-pressable] {
    touch-action: pan-x pan-y pinch-zoom;
  }
}`,
  `@layer {
  * {
    overscroll-behavior: contain;
  }
}`,
];

/** Models that a reader asks for by address: over https, or from a server on the reader's own machine. */
const ANY_HOST = ['https:', 'http://localhost:*', 'http://127.0.0.1:*'];

const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * The page's Content-Security-Policy, the same in its meta element and in headers: nothing but what the page itself
 * brings, the model's mirror, and models that the reader asks for by address. Who may frame the page is not said: course pages and blogs embed it, and it has no
 * accounts that a frame could abuse. Styles that scripts set on elements need no exception; `blob:` images are figures being exported.
 */
export function contentPolicy({
  modelMirror,
  modelHosts,
}: Pick<Hosting, 'modelMirror' | 'modelHosts'>): string {
  const mirror = modelMirror === null ? [] : [new URL(modelMirror).origin];
  const directives: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'none'"],
    'script-src': ["'self'", "'wasm-unsafe-eval'", sha256(SLASH_SCRIPT)],
    'worker-src': ["'self'"],
    'style-src': ["'self'", ...LIBRARY_STYLES.map(sha256)],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...mirror, ...(modelHosts ?? ANY_HOST)],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}
