import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languageName } from '../../i18n/language_names';
import '../../charts/charts.css';

import { useRecordedExperiment } from '../../explorer/useRecordedExperiment';
import {
  type Cell,
  cellsOf,
  DAMAGE_LANGUAGES,
  DAMAGE_OPERATIONS,
  DAMAGE_PARTS,
  type DamageOperation,
  editOf,
  type NormDamageFigures,
  NormDamageSchema,
  partOf,
} from '../../figures/norm-damage';
import { fromRecipe } from '../../link/settings';
import { Choice } from '../../ui/Choice';
import { ExperimentPage } from '../shared/ExperimentPage';
import { useOpenLive } from '../shared/useOpenLive';
import { DamageFigure } from './DamageFigure';
import { DamageTable, damageLines } from './DamageTable';
import { answerOf } from './finding';
import type { Shown } from './words';

type Results = readonly NormDamageFigures[];

/** Section 3.3 and Figure 4 of the paper: one norm parameter changed, over the whole model. */
export default function NormDamagePage() {
  const { t } = useTranslation();
  const key = 'experiments.norm-damage' as const;
  const recorded = useRecordedExperiment('norm-damage', NormDamageSchema);
  const [operation, setOperation] = useState<DamageOperation>('x4');
  const [shown, setShown] = useState<Shown>('mean');
  const openLive = useOpenLive();
  const there = recorded.state === 'there' ? recorded.recorded : null;
  const [results, again, heads] = useMemo(
    () => DAMAGE_PARTS.map((part) => (there === null ? [] : partOf(there, part))),
    [there],
  ) as [Results, Results, Results];
  const cells = useMemo(() => cellsOf(results, operation), [results, operation]);
  const open = (cell: Cell) => {
    const settings = fromRecipe({ version: 1, edits: [editOf(cell, operation)] });
    if (settings !== null) openLive(settings, {});
  };
  return (
    <ExperimentPage
      id="norm-damage"
      recorded={recorded}
      controls={
        <>
          <Choice
            label={t(`${key}.operation`)}
            value={operation}
            options={DAMAGE_OPERATIONS.map((value) => ({ value, label: t(`${key}.operations.${value}`) }))}
            onChange={setOperation}
          />
          <Choice
            label={t(`${key}.shown`)}
            value={shown}
            options={(['mean', ...DAMAGE_LANGUAGES] as const).map((value) => ({
              value,
              label: value === 'mean' ? t(`${key}.mean`) : languageName(value),
            }))}
            onChange={setShown}
          />
        </>
      }
      figure={() => <DamageFigure {...{ results, cells, again, heads, operation, shown }} onOpen={open} />}
      table={() => <DamageTable results={results} operation={operation} />}
      csv={() => damageLines([...results, ...again, ...heads])}
      finding={(from) => answerOf(from, operation, t)}
    />
  );
}
