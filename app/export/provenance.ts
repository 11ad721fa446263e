/** Where exported numbers come from; every file holds it. The keys are the same in every format. */
export interface Provenance {
  /** What is exported: "perplexity", "core-size". */
  readonly figure: string;
  readonly explorer: string;
  readonly model: string;
  readonly modelSha256: string;
  /** What was changed in the weights, as JSON; "[]" is the intact model. Left out where a figure has many. */
  readonly recipe?: string;
  readonly text: string;
  readonly backend: string;
  /** recorded, live, or both. */
  readonly origin: string;
  readonly link: string;
  /** ISO 8601. */
  readonly exported: string;
}

/** Version and revision of this build. */
export const EXPLORER_VERSION: string = __EXPLORER_VERSION__;
export const EXPLORER_NAME = 'Linguistic Regions Explorer';

/** What every export says beside what its figure knows. */
export function provenanceOf(
  known: Omit<Provenance, 'explorer' | 'link' | 'exported'>,
  link = location.href,
  now = new Date(),
): Provenance {
  return { ...known, explorer: `${EXPLORER_NAME} ${EXPLORER_VERSION}`, link, exported: now.toISOString() };
}
