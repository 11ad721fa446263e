import { useTranslation } from 'react-i18next';
import { useControls } from '../../explorer/context';
import { locale } from '../../i18n';
import { languageName } from '../../i18n/language_names';
import { language } from '../../languages/languages';
import { promptsOf } from '../../languages/prompts';

interface PaperPromptsProps {
  readonly chosen: string;
  readonly onChoose: (text: string) => void;
}

const TOPICS = ['university', 'year'] as const;

/** The paper's prompts, one click away: a topic, and its languages under their own names, the reader's first; the first one at first. */
export function PaperPrompts({ chosen, onChoose }: PaperPromptsProps) {
  const { t } = useTranslation();
  const all = useControls((controls) => controls.all);
  const prompts = promptsOf(locale());
  const topics = TOPICS.filter(
    (topic) =>
      all || topic === TOPICS[0] || prompts.some((one) => one.topic === topic && one.text === chosen),
  );
  return (
    <div className="prompt-presets">
      {topics.map((topic) => (
        <ul key={topic} aria-label={`${t('generation.paperPrompts')}, ${t(`generation.topics.${topic}`)}`}>
          <li className="hint" aria-hidden="true">
            {t(`generation.topics.${topic}`)}
          </li>
          {prompts
            .filter((prompt) => prompt.topic === topic)
            .map(({ language: code, text }) => (
              <li key={text}>
                <button
                  type="button"
                  className="plain"
                  lang={code}
                  title={text}
                  aria-label={t('generation.preset', { language: languageName(code), text })}
                  aria-pressed={chosen === text}
                  onClick={() => onChoose(text)}
                >
                  {language(code).ownName}
                </button>
              </li>
            ))}
        </ul>
      ))}
    </div>
  );
}
