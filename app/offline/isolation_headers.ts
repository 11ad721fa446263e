/** What a page needs for threads in wasm, and what this page allows itself; for hosts that send no headers. */
export function withIsolation(response: Response, policy: string): Response {
  // An opaque response, or a redirect that the browser follows itself, has nothing that could be copied.
  if (response.status === 0 || response.type.startsWith('opaque')) return response;
  const headers = new Headers(response.headers);
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Embedder-Policy', 'require-corp');
  // A course's page that is isolated itself may frame this one.
  headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
  if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', policy);
  const { status, statusText } = response;
  const empty = status === 204 || status === 205 || status === 304;
  return new Response(empty ? null : response.body, { status, statusText, headers });
}
