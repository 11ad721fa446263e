import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPerplexity, formatRatio } from '../charts/format';
import { languageName } from '../i18n/language_names';
import { logPlaces, type SlideRow } from './bars';

interface BigNumbersProps {
  /** Of the languages that are shown. */
  readonly rows: readonly SlideRow[];
  /** Languages of the step that have no room. */
  readonly more: number;
  /** The row that the lecturer speaks of; null for none. */
  readonly focused: number | null;
}

/**
 * Languages for the back row, each a line: a bar on a logarithmic axis, and its number. With an edit the bar goes from
 * the intact model to the edited one, a ring marks the random control; without one it is the perplexity.
 */
export function BigNumbers({ rows, more, focused }: BigNumbersProps) {
  const { t } = useTranslation();
  const hasEdit = rows.some(({ ratio }) => ratio !== null);
  const values = rows.flatMap(({ base, ratio, random }) => (hasEdit ? [ratio, random] : [base]));
  const place = logPlaces(values.filter((value) => value !== null));
  return (
    <table className="big-numbers">
      <thead>
        <tr>
          <th scope="col">{t('charts.perplexity.table.language')}</th>
          <th scope="col" className="slide-axis">
            {t(hasEdit ? 'lecture.axis.ratio' : 'lecture.axis.perplexity')}
          </th>
          <th scope="col">{t(hasEdit ? 'charts.perplexity.table.ratio' : 'charts.perplexity.table.base')}</th>
          {hasEdit && <th scope="col">{t('charts.perplexity.table.random')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ language, base, ratio, random }, at) => {
          const value = hasEdit ? ratio : base;
          return (
            <tr key={language} className={focused === at ? 'is-spoken-of' : undefined}>
              <th scope="row">{languageName(language)}</th>
              <td className="slide-picture">
                {value !== null && <Bar from={place(1)} to={place(value)} isEdited={hasEdit} />}
                {random !== null && <span className="slide-ring" style={at100(place(random))} />}
              </td>
              <td className={hasEdit ? 'is-edited' : undefined}>{numberOf(value, hasEdit)}</td>
              {hasEdit && <td>{numberOf(random, true)}</td>}
            </tr>
          );
        })}
      </tbody>
      {more > 0 && <caption>{t('lecture.more', { count: more })}</caption>}
    </table>
  );
}

const numberOf = (value: number | null, isRatio: boolean) =>
  value === null ? '–' : isRatio ? formatRatio(value) : formatPerplexity(value);

const at100 = (place: number): CSSProperties => ({ insetInlineStart: `${100 * place}%` });

/** Both ends as places from 0 to 1; a bar to the left of where it begins is a value that fell. */
function Bar({
  from,
  to,
  isEdited,
}: {
  readonly from: number;
  readonly to: number;
  readonly isEdited: boolean;
}) {
  const width = `${100 * Math.abs(to - from)}%`;
  const style: CSSProperties = { ...at100(Math.min(from, to)), width };
  return <span className={isEdited ? 'slide-bar is-edited' : 'slide-bar'} style={style} />;
}
