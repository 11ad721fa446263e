import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../../../workers/errors';
import { type Words, words } from '../../../workers/errors/words';
import type { ChoiceQuestion } from '../../../workers/protocol/questions';
import { Told } from '../../announce/Told';
import { useShared } from '../../explorer/context';
import type { QuestionLanguage } from '../../figures/downstream';
import { engineWords } from '../../i18n';
import { isIntact, toRecipe } from '../../link/settings';
import { Choice } from '../../ui/Choice';
import { FileButton } from '../../ui/FileButton';
import { Sized } from '../../ui/Sized';
import { Wrong } from '../../ui/Wrong';
import { AnswerChart } from './AnswerChart';
import { AnswerLegend } from './AnswerLegend';
import { AnswerTable } from './AnswerTable';
import { MAX_CSV_QUESTIONS, readQuestionFile } from './csv';
import { ownQuestions } from './questions';
import type { AnswerRow } from './rows';
import { summarise } from './statistics';
import { type Answerer, type ChooseRun, useChooseRun } from './useChooseRun';

type Source = 'own' | 'csv';

/** What became of the reader's file. */
type Csv =
  | { readonly state: 'none' }
  | { readonly state: 'read'; readonly name: string; readonly questions: readonly ChoiceQuestion[] }
  | { readonly state: 'refused'; readonly words: Words };

/** Questions of the project or of the reader, answered now by the intact model and under the recipe that is set. */
export function LiveAnswers() {
  const { t } = useTranslation();
  const key = 'experiments.downstream.live' as const;
  const shared = useShared();
  const { run, start, stop } = useChooseRun();
  const [source, setSource] = useState<Source>('own');
  const [language, setLanguage] = useState<QuestionLanguage>('ar');
  const [csv, setCsv] = useState<Csv>({ state: 'none' });
  const intact = isIntact(shared);
  const busy = run.state === 'loading' || run.state === 'running';
  const answer = () => {
    const questions = source === 'own' ? ownQuestions(language) : csv.state === 'read' ? csv.questions : null;
    if (questions === null)
      return setCsv((before) =>
        before.state === 'refused' ? before : { state: 'refused', words: words('csv.none') },
      );
    void start({ questions, language, recipe: toRecipe(shared), seed: shared.seed });
  };
  return (
    <div className="answer-live">
      <div className="experiment-controls">
        <Choice
          label={t(`${key}.source`)}
          value={source}
          options={(['own', 'csv'] as const).map((value) => ({ value, label: t(`${key}.sources.${value}`) }))}
          onChange={setSource}
        />
        <Choice
          label={t(`${key}.language`)}
          value={language}
          options={(['ar', 'en'] as const).map((value) => ({
            value,
            label: t(`${key}.languages.${value}`),
          }))}
          onChange={setLanguage}
        />
      </div>
      {source === 'csv' && <CsvInput csv={csv} onRead={setCsv} />}
      <div className="button-row">
        <button type="button" className="primary" disabled={busy} onClick={answer}>
          {t(intact ? `${key}.runIntact` : `${key}.run`)}
        </button>
        {busy && (
          <button type="button" onClick={stop}>
            {t(`${key}.stop`)}
          </button>
        )}
      </div>
      {intact && <p className="hint">{t(`${key}.intactHint`)}</p>}
      <Progress run={run} />
      <Outcome run={run} />
    </div>
  );
}

function CsvInput({ csv, onRead }: { readonly csv: Csv; readonly onRead: (csv: Csv) => void }) {
  const { t } = useTranslation();
  const key = 'experiments.downstream.live' as const;
  const id = useId();
  const read = async (file: File) => {
    try {
      onRead({ state: 'read', name: file.name, questions: await readQuestionFile(file) });
    } catch (error) {
      onRead({ state: 'refused', words: wordsOf(error) });
    }
  };
  return (
    <div>
      <FileButton
        label={t(`${key}.file`)}
        accept=".csv,text/csv"
        describedBy={id}
        onFiles={([file]) => void read(file)}
      />
      <p id={id} className="hint">
        {t(`${key}.csvHint`, { most: MAX_CSV_QUESTIONS })}
      </p>
      {csv.state === 'read' && (
        <Told topic="file">{t(`${key}.fileRead`, { name: csv.name, count: csv.questions.length })}</Told>
      )}
      {csv.state === 'refused' && <Wrong>{engineWords(csv.words)}</Wrong>}
    </div>
  );
}

function Progress({ run }: { readonly run: ChooseRun }) {
  const { t } = useTranslation();
  const key = 'experiments.downstream.live' as const;
  const { state, done, total, failure } = run;
  if (failure !== null) return <Wrong>{engineWords(failure)}</Wrong>;
  if (state === 'idle') return null;
  const words = state === 'loading' ? 'loading' : state === 'stopped' ? 'stopped' : 'progress';
  const line = t(`${key}.${words}`, { done, total });
  // Every answer moves the line; only its end is worth saying.
  return words === 'progress' && done < total ? <p>{line}</p> : <Told topic="answers">{line}</Told>;
}

const LABELS = { base: 'intact', edited: 'edited', random: 'control' } as const;
const ANSWERERS: readonly Answerer[] = ['base', 'edited', 'random'];

function Outcome({ run }: { readonly run: ChooseRun }) {
  const { t } = useTranslation();
  const rows = ANSWERERS.flatMap((name): AnswerRow[] => {
    const tally = run.tallies[name];
    if (tally === undefined) return [];
    return [
      {
        key: name,
        group: t('experiments.downstream.live.table'),
        label: t(`experiments.downstream.conditions.${LABELS[name]}`),
        mark: name,
        origin: 'live',
        summary: summarise(tally),
        touchedWeights: null,
        reported: {},
      },
    ];
  });
  if (rows.length === 0) return null;
  return (
    <>
      <AnswerLegend origin="live" marks={rows.map(({ mark }) => mark)} />
      <Sized least={140}>{(width) => <AnswerChart rows={rows} width={width} />}</Sized>
      <AnswerTable rows={rows} caption={t('experiments.downstream.live.table')} />
    </>
  );
}
