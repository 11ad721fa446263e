import type { TFunction } from 'i18next';
import { ratioWords } from '../../charts/format';
import { type Forgetting, FREEZINGS } from '../../figures/forgetting';
import type { RecordedExperiment } from '../../figures/schema';
import { learnedIn, lostIn, otherLanguages, runsOf, settingsOf, trainingsOf } from '../../figures/trainings';
import { languageName } from '../../i18n/language_names';
import { comma, joinSentences, semicolon } from '../../i18n/numbers';
import { judgeFreezing } from '../claims/freezing';
import { wordsOf } from '../claims/words';
import { settingName } from './run';

/** A sentence a setting: what became of the learned language and of the others under each condition. null without any. */
export function findingOf(recorded: RecordedExperiment<Forgetting>, t: TFunction): string | null {
  const trainings = trainingsOf(recorded);
  const found = settingsOf(trainings).flatMap((setting) => {
    const [any] = trainings.filter((one) => one.setting === setting);
    const list = FREEZINGS.flatMap((freezing) => {
      const runs = runsOf(trainings, setting, freezing);
      const [learned, lost] = [learnedIn(runs), lostIn(runs)];
      if (learned === null || lost === null) return [];
      return [
        t('experiments.forgetting.foundRun', {
          freezing: t(`experiments.forgetting.freezings.${freezing}`),
          learned: ratioWords(learned),
          lost: ratioWords(lost),
        }),
      ];
    });
    if (list.length === 0 || any === undefined) return [];
    return [
      t('experiments.forgetting.found', {
        setting: settingName(setting, t),
        learned: languageName(setting.language),
        others: otherLanguages(any).map(languageName).join(comma()),
        list: list.join(semicolon()),
      }),
    ];
  });
  return found.length === 0 ? null : joinSentences(found);
}

/** Whether anything was forgotten and freezing slowed it, with the claim's verdict; null where it is not recorded. */
export function answerOf(recorded: RecordedExperiment<Forgetting>, t: TFunction): string | null {
  const outcome = judgeFreezing(recorded);
  if (outcome === null) return null;
  const lead = t(`experiments.forgetting.lead.${outcome.verdict}`);
  const words = { ...ANSWER, ...wordsOf(outcome.values) };
  const answer = t('experiments.forgetting.answer', { ...words, lead });
  const { core, smaller } = outcome.values;
  if (core === undefined || smaller === undefined || smaller.unit === 'missing') return answer;
  const beats = core.high !== undefined && smaller.low !== undefined && core.high < smaller.low;
  return `${answer} ${t(`experiments.forgetting.smaller.${beats ? 'beaten' : 'not'}`, words)}`;
}
/** The numbers that the sentences name. */
const ANSWER = { full: '', core: '', control: '', smaller: '', learned: '', learnedCore: '' };
