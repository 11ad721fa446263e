import { useTranslation } from 'react-i18next';
import { Term } from '../../glossary/Term';
import type { ChartsMessages } from '../../i18n/charts.en';
import '../charts.css';
import { controlOfRows, type PerplexityRow } from '../../state/values';
import { Legend, LegendItem } from '../marks/Legend';
import { Mark } from '../marks/Mark';

/** The marks that the rows show, and what they mean. */
export function PerplexityLegend({ rows }: { readonly rows: readonly PerplexityRow[] }) {
  const { t } = useTranslation();
  const key = (name: keyof ChartsMessages['perplexity']['legend']) => t(`charts.perplexity.legend.${name}`);
  const has = {
    edited: rows.some((row) => row.edited !== null),
    random: rows.some((row) => row.random !== null),
    pinned: rows.some((row) => row.pinned != null),
    interval: rows.some(({ ratios }) => ratios?.edited || ratios?.random),
    recorded: rows.some(({ base, edited }) => [base, edited].some((value) => value?.origin === 'recorded')),
  };
  // As they are drawn: hollow where every one of them is recorded.
  const origin = (name: 'base' | 'edited' | 'pinned') =>
    rows.every((row) => row[name]?.origin !== 'live') && rows.some((row) => row[name] != null)
      ? 'recorded'
      : 'live';
  return (
    <Legend>
      <LegendItem mark={<Mark kind="base" origin={origin('base')} />}>{key('base')}</LegendItem>
      {has.edited && (
        <LegendItem mark={<Mark kind="edited" origin={origin('edited')} />}>{key('edited')}</LegendItem>
      )}
      {has.pinned && (
        <LegendItem mark={<Mark kind="pinned" origin={origin('pinned')} />}>{key('pinned')}</LegendItem>
      )}
      {has.random && (
        <LegendItem mark={<Mark kind="random" origin="live" />}>
          <Term of="random">{key(controlOfRows(rows))}</Term>
        </LegendItem>
      )}
      {has.interval && <LegendItem>{key('interval')}</LegendItem>}
      {has.recorded && (
        <LegendItem>
          <Term of="recorded">{key('recorded')}</Term>
        </LegendItem>
      )}
    </Legend>
  );
}
