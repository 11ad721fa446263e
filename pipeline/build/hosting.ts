/** Where a build will be served, and where it takes the model from: one environment variable each. */
export interface Hosting {
  /** Path of the page on its host, with slashes at both ends; `./` fits any. */
  readonly base: string;
  /** Folder that holds the model's parts, absolute and with a slash at its end; null for the page's own host. */
  readonly modelMirror: string | null;
  /** Hosts that readers may take models from, as sources of a policy; null for any host over https. */
  readonly modelHosts: readonly string[] | null;
}

/** A setting of the build that can't be meant. */
export class HostingError extends Error {}

/**
 * Reads BASE_PATH, MODEL_MIRROR and MODEL_HOSTS.
 * @throws HostingError that says what was expected and what was found
 */
export function hostingOf(environment: Readonly<Record<string, string | undefined>>): Hosting {
  return {
    base: baseOf(environment.BASE_PATH ?? ''),
    modelMirror: mirrorOf(environment.MODEL_MIRROR ?? ''),
    modelHosts: hostsOf(environment.MODEL_HOSTS ?? ''),
  };
}

function baseOf(value: string): string {
  if (value === '' || value === './') return './';
  const path = `/${value.replace(/^\/+|\/+$/g, '')}/`.replace('//', '/');
  if (/^(\/[\w.~-]+)*\/$/.test(path) && !path.includes('/../')) return path;
  throw new HostingError(
    `BASE_PATH is the page's path on its host, such as /explorer/, not "${value}". Leave it out for a page that fits any path.`,
  );
}

function mirrorOf(value: string): string | null {
  if (value === '') return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  // An address with a password or a query would end up in the page and its policy, for all to read.
  const plain = url !== null && url.username === '' && url.search === '' && url.hash === '';
  if (url !== null && plain && (url.protocol === 'https:' || url.hostname === 'localhost'))
    return url.href.replace(/\/*$/, '/');
  throw new HostingError(
    `MODEL_MIRROR is the https address of the folder that holds the model's parts, not "${value}". The mirror has to allow this page's origin (CORS).`,
  );
}

/** A host of a policy: `https://` and a name, the first part of which may be `*`. */
const HOST = /^https:\/\/(\*\.)?[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){0,10}(:\d{1,5})?$/;

function hostsOf(value: string): readonly string[] | null {
  if (value.trim() === '') return null;
  if (value.trim() === 'none') return [];
  const hosts = value.split(/[\s,]/).filter((host) => host !== '');
  const odd = hosts.find((host) => !HOST.test(host));
  if (odd === undefined) return hosts;
  throw new HostingError(
    `MODEL_HOSTS lists the hosts that readers may take models from, such as "https://huggingface.co https://*.hf.co", or says "none"; "${odd}" is no such host. Leave it out for any host.`,
  );
}
