import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languageName } from '../../i18n/language_names';
import '../../paper/paper.css';
import { TokenTable } from '../../charts/tokens/TokenTable';
import './texts.css';

import { useRecordedExperiment } from '../../explorer/useRecordedExperiment';
import { isTranslation, type PaperPrompt, promptId, TextsSchema } from '../../figures/texts';
import { PAPER_PROMPTS } from '../../languages/prompts';
import { Choice } from '../../ui/Choice';
import { Sized } from '../../ui/Sized';
import { ExperimentPage } from '../shared/ExperimentPage';
import { NotYet } from '../shared/NotYet';
import { surprisedMost } from './finding';
import { OpenInExplorer } from './OpenInExplorer';
import { shownTokens, textRows } from './rows';
import { SurprisalChart } from './SurprisalChart';
import { TextList } from './TextList';
import { TextTable, textLines } from './TextTable';

/** Room that is kept before the chart knows its width, CSS px. */
const LEAST_HEIGHT = 380;
const TOPICS = ['university', 'year'] as const;
const LANGUAGES = [...new Set(PAPER_PROMPTS.map((prompt) => prompt.language))];

/** Figure 4 and Appendix F of the paper: what is written without a region, or with one parameter changed. */
export default function TextsPage() {
  const { t, i18n } = useTranslation();
  const key = 'experiments.texts' as const;
  const recorded = useRecordedExperiment('texts', TextsSchema);
  const [topic, setTopic] = useState<PaperPrompt['topic']>('year');
  const [code, setCode] = useState<PaperPrompt['language']>(
    () => LANGUAGES.find((one) => one === i18n.language) ?? 'en',
  );
  const prompt = PAPER_PROMPTS.find((one) => one.topic === topic && one.language === code);
  if (prompt === undefined) return null;
  const id = promptId(prompt);
  const controls = (
    <>
      <Choice
        label={t(`${key}.topic`)}
        value={topic}
        options={TOPICS.map((value) => ({ value, label: t(`${key}.topics.${value}`) }))}
        onChange={setTopic}
      />
      <Choice
        label={t(`${key}.language`)}
        value={code}
        options={LANGUAGES.map((value) => ({ value, label: languageName(value) }))}
        onChange={setCode}
      />
    </>
  );
  return (
    <ExperimentPage
      id="texts"
      recorded={recorded}
      controls={controls}
      figure={(from) => {
        const rows = textRows(from, id);
        return (
          <>
            <p>
              <bdi lang={code}>{t(`${key}.promptLine`, { text: prompt.text })}</bdi>
              {isTranslation(prompt) && <span className="hint"> ({t(`${key}.translated`)})</span>}
            </p>
            {rows.length === 0 ? (
              <NotYet what={t(`${key}.conditions.intact`)} />
            ) : (
              <>
                <Sized least={LEAST_HEIGHT}>{(width) => <SurprisalChart rows={rows} width={width} />}</Sized>
                <TextList rows={rows} lang={code} />
              </>
            )}
          </>
        );
      }}
      table={(from) => (
        <>
          <TextTable rows={textRows(from, id)} caption={t(`${key}.caption`, { prompt: prompt.text })} />
          <TokenTable
            caption={t('charts.tokens.caption')}
            texts={textRows(from, id).flatMap((row) => {
              const condition = t(`${key}.conditions.${row.condition}`);
              const intact = { name: t(`${key}.seesLabel`, { condition }), tokens: shownTokens(row.base) };
              return [
                { name: t(`${key}.writesLabel`, { condition }), tokens: shownTokens(row.written) },
                ...(row.condition === 'intact' ? [] : [intact]),
              ];
            })}
          />
        </>
      )}
      csv={(from) => textLines(textRows(from, id), prompt.text)}
      finding={(from) => surprisedMost(textRows(from, id), t)}
      live={() => <OpenInExplorer prompt={prompt.text} />}
    />
  );
}
