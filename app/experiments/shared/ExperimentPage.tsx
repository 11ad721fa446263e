import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../announce/announcer';
import { displayName } from '../../engine/status';
import type { RecordedExperimentState } from '../../explorer/useRecordedExperiment';
import type { RecordedExperiment } from '../../figures/schema';
import { sourceOf } from '../../figures/sources';
import { engineWords } from '../../i18n';
import { comma } from '../../i18n/numbers';
import { recordedBackend } from '../../i18n/recorded_backend';
import type { ExperimentId } from '../../link/experiments';
import { ExportButtons } from './ExportButtons';

export interface ExperimentPageProps<F> {
  readonly id: ExperimentId;
  readonly recorded: RecordedExperimentState<F>;
  /** What the figure shows: choosers under it, so that the answer stands first. */
  readonly controls?: ReactNode;
  /** The figure; an `<svg>` inside of it is what SVG and PNG export. */
  readonly figure: (recorded: RecordedExperiment<F>) => ReactNode;
  /** The same numbers as a table. */
  readonly table: (recorded: RecordedExperiment<F>) => ReactNode;
  /** The table as lines of cells, for CSV. */
  readonly csv: (recorded: RecordedExperiment<F>) => readonly (readonly (string | number)[])[];
  /** The answer: what the recorded numbers come to, in a sentence made of them; null where too little is recorded. */
  readonly finding?: (recorded: RecordedExperiment<F>) => string | null;
  /** How much text the figures rest on, in words; null where the records do not say. */
  readonly extent?: (recorded: RecordedExperiment<F>) => string | null;
  /** Controls and results of the reader's own run; null where there is nothing to run. */
  readonly live?: (recorded: RecordedExperiment<F> | null) => ReactNode;
}

/** One experiment: a question, its answer and figure, then what chooses, the table twin, a run of one's own, how to read it. */
export function ExperimentPage<F>(props: ExperimentPageProps<F>) {
  const { t } = useTranslation();
  const { id, recorded } = props;
  const title = t(`experiments.${id}.question`);
  const read = recorded.state === 'there' ? recorded.recorded : null;
  const finding = read === null ? null : (props.finding?.(read) ?? null);
  const live = props.live?.(read);
  const heading = useId();
  const figure = useRef<HTMLDivElement>(null);
  const there = read !== null;
  useEffect(() => {
    if (there) announce(t('announce.experiment', { question: title }), 'experiment');
  }, [there, title, t]);
  return (
    <article className="experiment" data-tour="experiment" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {recorded.state === 'waiting' && <p>{t('experiments.shell.waiting')}</p>}
      {recorded.state === 'missing' && (
        <p role="alert">{t('experiments.shell.missing', { reason: engineWords(recorded.reason), id })}</p>
      )}
      {read !== null && (
        <>
          {finding !== null && <p className="experiment-answer">{finding}</p>}
          <div className="experiment-figure" ref={figure}>
            {props.figure(read)}
          </div>
          {props.controls && <div className="experiment-controls">{props.controls}</div>}
          <Partly recorded={read} />
          <SourceLine recorded={read} extent={props.extent?.(read) ?? null} />
          <ExportButtons id={id} recorded={read} figure={figure} lines={props.csv(read)} />
          <details className="experiment-table">
            <summary>{t('experiments.shell.table')}</summary>
            {props.table(read)}
          </details>
        </>
      )}
      {live && (
        <section className="experiment-live" aria-label={t('experiments.shell.live')}>
          <h3>{t('experiments.shell.live')}</h3>
          {live}
        </section>
      )}
      <dl className="experiment-notes">
        {(['paper', 'model', 'misleads'] as const).map((note) => (
          <div key={note}>
            <dt>{t(`experiments.shell.${note}`)}</dt>
            <dd>{t(`experiments.${id}.${note}`)}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

/** Says how much of the experiment is not recorded yet. */
function Partly<F>({ recorded }: { readonly recorded: RecordedExperiment<F> }) {
  const { t } = useTranslation();
  const { experiment, planned, results } = recorded;
  if (planned === undefined)
    return <p className="experiment-partly">{t('experiments.shell.unplanned', { count: results.length })}</p>;
  const missing = planned.filter((id) => !results.some((result) => result.id === id));
  if (missing.length === 0) return null;
  return (
    <p className="experiment-partly">
      {t('experiments.shell.partly', {
        there: planned.length - missing.length,
        of: planned.length,
        list: `${missing.slice(0, NAMED).join(comma())}${missing.length > NAMED ? ', …' : ''}`,
        id: experiment,
      })}
    </p>
  );
}

/** Missing results that the notice names. */
const NAMED = 4;

interface SourceLineProps<F> {
  readonly recorded: RecordedExperiment<F>;
  readonly extent: string | null;
}

function SourceLine<F>({ recorded, extent }: SourceLineProps<F>) {
  const { t } = useTranslation();
  const { experiment, modelName, modelSha256, text, results } = recorded;
  const [first] = results;
  if (first === undefined) return null;
  const { backend, madeWith } = first;
  return (
    <p
      className="chart-note"
      title={t('experiments.shell.madeWith', { madeWith, sha: modelSha256.slice(0, 12) })}
    >
      <span>
        {t('experiments.shell.source', {
          model: displayName(modelName),
          backend: recordedBackend(backend, t),
          text: t(`sources.${sourceOf(experiment, text)}`),
        })}
      </span>
      {extent !== null && <span>{` · ${extent}`}</span>}
    </p>
  );
}
