import { useTranslation } from 'react-i18next';
import { Told } from '../announce/Told';
import { useEngineState, useExplorerState, useResults, useShared } from '../explorer/context';
import { languageName } from '../i18n/language_names';
import { joinWords } from '../i18n/numbers';
import { compareSent } from '../link/sent';
import { isIntact } from '../link/settings';

/** Whether the numbers of whoever sent the link came out here too; nothing until all that were sent are live. */
export function SentNotice() {
  const { t } = useTranslation();
  const shared = useShared();
  const look = useExplorerState((state) => state.look);
  const rows = useResults((results) => results.rows);
  const backend = useEngineState(({ status }) =>
    status.state === 'ready' ? status.info.backend.name : null,
  );
  const { sent } = shared;
  if (sent === null || backend === null) return null;
  const variant = isIntact(shared) ? 'base' : 'edited';
  const compared = compareSent(sent, backend, (language) => {
    const value = rows[language]?.[variant];
    return value?.origin === 'live' && !rows[language]?.computing[variant]
      ? Math.log(value.perplexity)
      : null;
  });
  if (compared.length < sent.meanNll.length) return null;
  const differing = compared.filter(({ differs }) => differs);
  const words =
    differing.length === 0
      ? t('sent.same', { languages: joinWords(compared.map(({ language }) => languageName(language))) })
      : t('sent.differs', {
          list: joinWords(
            differing.map(({ language, there, here }) =>
              t('sent.one', {
                language: languageName(language),
                there: there.toFixed(3),
                here: here.toFixed(3),
              }),
            ),
          ),
          there: t(`sent.backends.${sent.backend}`),
          here: backend === 'node' ? 'Node' : t(`sent.backends.${backend}`),
        });
  return (
    <div className="notice">
      <Told topic="sent">{words}</Told>
      <button type="button" onClick={() => look({ sent: null })}>
        {t('sent.dismiss')}
      </button>
    </div>
  );
}
