/** Encodings around one another that are taken off a link, at most: each mail gateway may add one. */
const MAX_ENCODINGS = 3;

/** What programs put behind an address to follow whoever opens it. None is a name of the link's own. */
const TRACKERS: ReadonlySet<string> = new Set(
  (
    'mc_cid mc_eid _ga _gl fbclid gclid gclsrc dclid gbraid wbraid msclkid igshid igsh mibextid twclid ttclid ' +
    'li_fat_id yclid ysclid mkt_tok epik irclickid rdt_cid scid sccid si spm scm ref ref_src ref_url trk cmpid ' +
    'ncid s_cid wickedid isappinstalled share_token share_source from'
  ).split(' '),
);
const TRACKER_BEGINNINGS = ['utm_', '_hs', '__hs', 'vero_', 'oly_', 'pk_', 'mtm_'] as const;

export const isTracker = (name: string): boolean =>
  TRACKERS.has(name.toLowerCase()) ||
  TRACKER_BEGINNINGS.some((beginning) => name.toLowerCase().startsWith(beginning));

/**
 * A hash as it was written, out of what mail and chat programs make of it: "%23v1", "##v1", "v1%26core%3D1" (once or
 * more), "&amp;", a text fragment, "?utm_source=" behind it. None of these is ever written by the page itself.
 */
export function mendHash(hash: string): string {
  let mended = hash.replace(/^(?:#|%23){1,4}/i, '');
  for (let times = 0; times < MAX_ENCODINGS && /^v\d{1,4}%(?:25){0,3}26/i.test(mended); times++) {
    const decoded = decodeAscii(mended);
    if (decoded === mended) break;
    mended = decoded;
  }
  return mended
    .replace(/:~:text=.*/s, '')
    .replace(/&(?:amp;|#38;|#x26;){1,4}/gi, '&')
    .replace(/\?(\w{1,24})=[^&]{0,2000}/g, (part, name: string) => (isTracker(name) ? '' : part));
}

/** One layer of percent signs taken off: of ASCII, which is all that stands in a link that the page wrote. */
const decodeAscii = (text: string): string =>
  text.replace(/%([0-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Name and value of one part of a hash, or null; a program may have encoded the sign between them alone. */
export function pairOf(part: string): readonly [name: string, value: string] | null {
  const found = /^(\w{1,24})(?:=|%3d)/i.exec(part);
  return found?.[1] === undefined ? null : [found[1].toLowerCase(), part.slice(found[0].length)];
}

/** Where words begin that were never part of a code: a blank, another script, or a sign that no code has. */
const FOREIGN = /[^\w.:,-]/u;

/**
 * A code with what the surrounding text left at its end taken off: "ar)", "ar.", "ar，大家看", "ar see this". The
 * code alone where nothing can be told from it.
 */
export function withoutTail(code: string): string {
  const at = code.search(FOREIGN);
  let end = at < 0 ? code.length : at;
  while ('.:,_-'.includes(code[end - 1] ?? 'a')) end--;
  return code.slice(0, end);
}

/**
 * Whether the blanks of a text may have become plus signs on the way ("Fudan%2BUniversity%2Bis"): more than one stands
 * between letters, and no blank anywhere. Nobody can tell it from a text that was written so.
 */
export function mayHaveLostBlanks(text: string): boolean {
  return !/\s/.test(text) && (text.match(/\p{L}\+(?=\p{L})/gu)?.length ?? 0) >= 2;
}

/**
 * The hash of an address, also where a program encoded its sign and so made it the end of the path:
 * "/explorer/%23v1&core=1".
 * @returns the hash, and the path without it
 */
export function hashOfAddress({ pathname, hash }: Pick<Location, 'pathname' | 'hash'>): {
  readonly hash: string;
  readonly pathname: string;
} {
  const at = pathname.search(/%23(?:v\d|lecture)/i);
  return hash !== '' || at < 0
    ? { hash, pathname }
    : { hash: `#${pathname.slice(at + '%23'.length)}`, pathname: pathname.slice(0, at) };
}
