import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatRatio } from '../charts/format';
import { useRecorded } from '../explorer/context';
import { findRecorded, type Recorded } from '../figures/recorded';
import { languageName } from '../i18n/language_names';
import { comma } from '../i18n/numbers';
import { extraSentence } from '../i18n/sentence';
import { isLanguageCode } from '../languages/languages';
import { INTACT_SETTINGS, toRecipe } from '../link/settings';
import { DEFAULT_PROMPT } from '../link/shared';
import type { RecordedText } from '../paper/Figure4';
import { PaperPanel } from '../paper/PaperPanel';
import type { Measured } from '../paper/reported';
import { PageDialog } from '../ui/PageDialog';

/** The paper gives Chinese; English is the prompt's language. */
const EFFECT_LANGUAGES = ['zh', 'en'] as const;

/** Table 5 on this page's model: the Russian region removed. */
function measuredOf(recorded: Recorded): readonly Measured[] {
  const base = findRecorded(recorded, toRecipe(INTACT_SETTINGS));
  const edited = findRecorded(recorded, toRecipe({ ...INTACT_SETTINGS, off: ['ru'] }));
  return (edited?.scores ?? []).flatMap(({ language, perplexity }) => {
    const before = base?.scores.find((score) => score.language === language);
    if (before === undefined || !isLanguageCode(language)) return [];
    return [{ language, base: before.perplexity, edited: perplexity }];
  });
}

/** Figure 4 on this page's model: what it writes after one parameter was edited. */
function textsOf(recorded: Recorded, t: TFunction): readonly RecordedText[] {
  const base = findRecorded(recorded, toRecipe(INTACT_SETTINGS));
  return recorded.entries.flatMap(({ recipe, prompt, generation, scores }) => {
    const [edit, ...others] = recipe.edits;
    if (edit?.target !== 'parameter' || others.length > 0 || prompt !== DEFAULT_PROMPT) return [];
    const effects = EFFECT_LANGUAGES.flatMap((code) => {
      const before = base?.scores.find((score) => score.language === code);
      const after = scores.find((score) => score.language === code);
      if (before === undefined || after === undefined) return [];
      const ratio = formatRatio(after.perplexity / before.perplexity);
      return [t('charts.paper.figure4.effect', { language: languageName(code), ratio })];
    });
    return [
      {
        setting: extraSentence(edit, t),
        text: generation.text,
        ...(effects.length > 0 ? { effect: effects.join(comma()) } : {}),
      },
    ];
  });
}

/** The numbers that the paper reports, beside what is recorded of this page's model. */
export default function PaperDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const recorded = useRecorded();
  const known =
    recorded.state === 'there'
      ? { measured: measuredOf(recorded.recorded), recordedTexts: textsOf(recorded.recorded, t) }
      : {};
  return (
    <PageDialog title={t('paper.title')} close={t('paper.close')} onClose={onClose}>
      <PaperPanel {...known} />
    </PageDialog>
  );
}
