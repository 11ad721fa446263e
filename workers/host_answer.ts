/** The host has no such file: it said so, or it answered with a page. */
export class MissingFile extends Error {
  /** @param status HTTP status that the answer comes to @param isPage whether a page came in place of the file */
  constructor(
    readonly status: number,
    readonly isPage = false,
  ) {
    super(`HTTP ${status}`);
  }
}

/** How a page begins: no other file that is fetched here does. */
const PAGE = /^\s*<(!doctype html|html)/i;
const PAGE_BYTES = 64;

/**
 * The file that a host answered with. Some hosts answer every path with their start page, some name a wrong type or
 * none: what was sent is looked at, not what it is said to be. @throws MissingFile
 */
export async function bytesOf(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  if (!response.ok) throw new MissingFile(response.status);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (PAGE.test(new TextDecoder().decode(bytes.subarray(0, PAGE_BYTES)))) throw new MissingFile(404, true);
  return bytes;
}

/** The same of a JSON file, read. @throws MissingFile @throws SyntaxError where it is no JSON */
export async function jsonOf(response: Response): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await bytesOf(response)));
}

/** The same of a file that is large enough to be streamed; one that is said to be a page is looked at whole. @throws MissingFile */
export async function streamOf(response: Response): Promise<Uint8Array | ReadableStream<Uint8Array>> {
  const saidPage = response.headers.get('content-type')?.includes('html') ?? false;
  return response.ok && !saidPage && response.body !== null ? response.body : bytesOf(response);
}
