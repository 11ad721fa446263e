import { createHash } from 'node:crypto';

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

const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * The page's Content-Security-Policy as a meta element can hold it: nothing but what the page itself brings, and the
 * model's mirror. Styles that scripts set on elements need no exception; `blob:` images are figures being exported.
 */
export function contentPolicy(modelMirror: string | null): string {
  const mirror = modelMirror === null ? [] : [new URL(modelMirror).origin];
  const directives: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'none'"],
    'script-src': ["'self'", "'wasm-unsafe-eval'"],
    'worker-src': ["'self'"],
    'style-src': ["'self'", ...LIBRARY_STYLES.map(sha256)],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...mirror],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}

/** The policy as a header, which can also say who may frame the page. */
export function policyHeader(modelMirror: string | null): string {
  return `${contentPolicy(modelMirror)}; frame-ancestors 'self'`;
}
