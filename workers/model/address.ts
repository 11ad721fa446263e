import { GgufError } from '../errors';
import { splitNames } from '../gguf/split';

/** Where an id of the form `owner/name/file.gguf` is looked up. */
export const HUB = 'https://huggingface.co';
/** A longer address is no one's, and no expression meets more. */
const MAX_CHARACTERS = 2000;
/** An owner has no dot, so that no host is taken for one. */
const OWNER = /^[\w-]{1,100}$/;
const PART = /^[\w.-]{1,200}$/;
/** The page of a file on the hub, whose bytes lie beside it. */
const HUB_PAGE = /^(\/[^/]{1,100}\/[^/]{1,200})\/blob\//;
const LOCAL_HOSTS: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The address of a GGUF from what a reader wrote: an address, or an id on the hub.
 * @param hub a stand-in of the hub, for tests
 * @throws GgufError where it is neither, or not https (http on this machine alone)
 */
export function modelAddress(written: string, hub = HUB): string {
  const text = written.trim();
  if (text === '' || text.length > MAX_CHARACTERS) throw new GgufError('address.unread', { found: text });
  // `owner/name/file.gguf`, the file in folders perhaps.
  const [owner = '', name, ...file] = text.split('/');
  if (
    OWNER.test(owner) &&
    [name, ...file].every((part) => PART.test(part ?? '')) &&
    /\.gguf$/i.test(file.at(-1) ?? '')
  )
    return new URL(`${hub}/${owner}/${name}/resolve/main/${file.join('/')}`).href;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) throw new GgufError('address.unread', { found: text });
  const isLocal = url.protocol === 'http:' && LOCAL_HOSTS.includes(url.hostname);
  if (url.protocol !== 'https:' && !isLocal) throw new GgufError('address.protocol', { found: url.protocol });
  // It would end up in links and in the browser's storage.
  if (url.username !== '' || url.password !== '') throw new GgufError('address.password');
  if (url.origin === hub) url.pathname = url.pathname.replace(HUB_PAGE, '$1/resolve/');
  url.hash = '';
  return url.href;
}

/** The name of the file that an address ends in. */
export function addressName(address: string): string {
  const last = new URL(address).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** Addresses of all files of a model, from that of one: a split one has several beside each other. */
export function addressesOf(address: string): string[] {
  const name = addressName(address);
  const names = splitNames(name);
  if (names === null) return [address];
  return names.map((each) => {
    const url = new URL(address);
    url.pathname = url.pathname.slice(0, url.pathname.lastIndexOf('/') + 1) + encodeURIComponent(each);
    return url.href;
  });
}
