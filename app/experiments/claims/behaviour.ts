import { type Condition, type DownstreamFigures, downstreamRows } from '../../figures/downstream';
import type { RecordedExperiment } from '../../figures/schema';
import type { TextsFigures } from '../../figures/texts';
import { summarise } from '../downstream/statistics';
import { textRows } from '../texts/rows';
import { CONTROL_SHARE, number, type Outcome, OWN_TIMES, share } from './outcome';
import { type Bounded, spread } from './ratios';

/** The Arabic answers of the intact model, without the Arabic region and without a random one, by one measure. */
function answersIn(
  recorded: RecordedExperiment<DownstreamFigures>,
  measure: 'accuracyBeyondA' | 'probabilityOfA',
) {
  const rows = downstreamRows(recorded).filter(({ language }) => language === 'ar');
  const of = (condition: Condition) => {
    const tally = rows.find((row) => row.condition === condition)?.tally;
    return tally === undefined ? null : summarise(tally);
  };
  const summary = of('intact');
  const [intact, arabic, random] = [summary, of('arabic'), of('matched') ?? of('random')].map(
    (one) => one?.[measure],
  );
  return summary && intact && arabic && random ? { intact, arabic, random, summary } : null;
}

const shareOf = ({ value, low, high }: Bounded) => share(value, low, high);

/** Without the Arabic region nothing is answered right where the answer is not A (Figure 5). */
export function judgeKnowledge(recorded: RecordedExperiment<DownstreamFigures>): Outcome | null {
  const answers = answersIn(recorded, 'accuracyBeyondA');
  if (answers === null) return null;
  const { intact, arabic, random } = answers;
  const chance = answers.summary.chanceBeyondA;
  const isBelow = arabic.high < intact.low;
  const verdict = isBelow && arabic.high < random.low ? 'holds' : isBelow ? 'weakly' : 'not';
  return {
    // Who gets less right than a guess has no knowledge to lose.
    verdict: intact.high < chance ? 'untested' : verdict,
    values: {
      intact: shareOf(intact),
      removed: shareOf(arabic),
      control: shareOf(random),
      chance: share(chance),
    },
  };
}

/** Without the Arabic region option A becomes likelier (Figure 5). */
export function judgeHabit(recorded: RecordedExperiment<DownstreamFigures>): Outcome | null {
  const answers = answersIn(recorded, 'probabilityOfA');
  if (answers === null) return null;
  const { intact, arabic, random } = answers;
  const isMore = arabic.low > intact.high && arabic.low > random.high;
  const part = (random.value - intact.value) / (arabic.value - intact.value);
  return {
    verdict: !isMore ? 'not' : part < CONTROL_SHARE ? 'holds' : 'weakly',
    values: {
      intact: shareOf(intact),
      removed: shareOf(arabic),
      control: shareOf(random),
      part: share(part),
    },
  };
}

const TOPICS = ['year', 'university'] as const;

/** Without the Arabic region Arabic breaks, and English and Chinese go on as before (Appendix F). */
export function judgeTexts(recorded: RecordedExperiment<TextsFigures>): Outcome | null {
  /** What the intact text of each topic costs more than before, nats a token. */
  const excess = (language: 'ar' | 'en' | 'zh', condition: 'ar' | 'ar-random') =>
    TOPICS.flatMap((topic) => {
      const rows = textRows(recorded, `${topic}-${language}`);
      const meanOf = (name: string) => rows.find((row) => row.condition === name)?.meanOfBase ?? null;
      const [before, after] = [meanOf('intact'), meanOf(condition)];
      return before == null || after == null ? [] : [after - before];
    });
  const own = excess('ar', 'ar');
  const others = [excess('en', 'ar'), excess('zh', 'ar'), excess('ar', 'ar-random')] as const;
  const [ar, en, zh, random] = [own, ...others].map(spread);
  if (!ar || !en || !zh || !random) return null;
  const most = Math.max(en.high, zh.high, random.high, 0);
  const shown = ({ value, low, high }: Bounded) => number(value, low, high);
  return {
    verdict: ar.low > OWN_TIMES * most && ar.low > 0 ? 'holds' : ar.low > most ? 'weakly' : 'not',
    values: { own: shown(ar), en: shown(en), zh: shown(zh), control: shown(random) },
  };
}
