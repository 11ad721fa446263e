import { offerTexts } from '../i18n';
import type { Translation } from '../i18n/translation';
import { EXPERIMENT_IDS } from '../link/experiments';
import type { ENGLISH } from './catalog';
import type { claimsEn } from './claims/texts.en';
import type { scoresEn } from './shared/scores.en';
import type { shellEn } from './shared/shell.en';

type Shared = {
  readonly shell: typeof shellEn;
  readonly scores: typeof scoresEn;
  readonly claims: typeof claimsEn;
};
type ExperimentTexts = Shared & typeof ENGLISH;

declare module '../i18n' {
  interface LaterTexts {
    readonly experiments: ExperimentTexts;
  }
}

async function english(): Promise<ExperimentTexts> {
  const [{ ENGLISH }, { shellEn }, { scoresEn }, { claimsEn }] = await Promise.all([
    import('./catalog'),
    import('./shared/shell.en'),
    import('./shared/scores.en'),
    import('./claims/texts.en'),
  ]);
  return { shell: shellEn, scores: scoresEn, claims: claimsEn, ...ENGLISH };
}

async function chinese(): Promise<Translation<ExperimentTexts>> {
  const [{ CATALOG }, { shellZh }, { scoresZh }, { claimsZh }] = await Promise.all([
    import('./catalog'),
    import('./shared/shell.zh'),
    import('./shared/scores.zh'),
    import('./claims/texts.zh'),
  ]);
  const own = EXPERIMENT_IDS.map(async (id) => [id, await CATALOG[id].chinese()] as const);
  const each = Object.fromEntries(await Promise.all(own)) as unknown as Translation<typeof ENGLISH>;
  return { shell: shellZh, scores: scoresZh, claims: claimsZh, ...each };
}

/** Texts of the experiments come with the experiments' own script, all of one language together. */
export const EXPERIMENT_TEXTS = { en: english, zh: chinese };
offerTexts('experiments', EXPERIMENT_TEXTS);
