import { median } from 'd3';
import type { TFunction } from 'i18next';
import { formatRatio } from '../../charts/format';
import { controlsOf } from '../../figures/controls';
import type { RecordedExperiment, Scores } from '../../figures/schema';
import { joinWords } from '../../i18n/numbers';
import { LANGUAGE_CODES } from '../../languages/languages';
import { judgeCore } from '../claims/core';
import { languagesOf, meanScore, resultOf, scoreOf } from '../shared/scores';

/** Medians over the languages for a share; a control is the mean of its seeds, as in the figure. null without any. */
export function findingOf(recorded: RecordedExperiment<Scores>, share: number, t: TFunction): string | null {
  const base = resultOf(recorded, 'base');
  const runs = {
    top: [resultOf(recorded, `top-${share}`)],
    bottom: [resultOf(recorded, `bottom-${share}`)],
    matched: controlsOf(recorded, `top-${share}`, 'matched'),
    random: controlsOf(recorded, `top-${share}`, 'random'),
  };
  const found = (['top', 'bottom', 'matched', 'random'] as const).flatMap((kind) => {
    const ratios = LANGUAGE_CODES.flatMap((code) => {
      const [before, after] = [scoreOf(base, code), meanScore(runs[kind].map((run) => scoreOf(run, code)))];
      return before && after ? [Math.exp(after.meanNll - before.meanNll)] : [];
    });
    const ratio = median(ratios);
    return ratio === undefined ? [] : [`${t(`experiments.scores.${kind}`)} ${formatRatio(ratio)}`];
  });
  return found.length === 0
    ? null
    : t('experiments.core.finding', { share, list: joinWords(found), count: languagesOf(base).length });
}

/** Whether the share's removal ruins language, and by how much; null without any figure. */
export function answerOf(recorded: RecordedExperiment<Scores>, share: number, t: TFunction): string | null {
  const finding = findingOf(recorded, share, t);
  const verdict = judgeCore(recorded, share)?.verdict;
  if (finding === null || verdict === undefined || verdict === 'untested') return finding;
  return `${t(`experiments.core.lead.${verdict}`)} ${finding}`;
}
