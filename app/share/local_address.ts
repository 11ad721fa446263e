/** Names by which a machine calls itself, and no other machine calls it (RFC 6761, RFC 5735, RFC 4291). */
const OWN_NAMES = /^(localhost|.*\.localhost|127(\.\d{1,3}){1,3}|0\.0\.0\.0|\[::1?\])$/;

/** Whether a link leads only to the machine on which it is opened. */
export function isLocalAddress(link: string): boolean {
  return URL.canParse(link) && OWN_NAMES.test(new URL(link).hostname);
}
