import { useTranslation } from 'react-i18next';
import { formatLearningRate } from '../../charts/format';
import { whenReady } from '../../engine/when_ready';
import { useExplorer, useTraining } from '../../explorer/context';
import { download } from '../../export/download';
import { FileButton } from '../../ui/FileButton';
import { FREEZING_OF } from './series';

/** What becomes of a training when the page is left: kept by the browser, saved as a file, taken up again. */
export function KeptTraining() {
  const { t } = useTranslation();
  const { client, training } = useExplorer();
  const { running, busy, trained, offered } = useTraining((state) => state);
  const save = async () => {
    const file = await training.file();
    if (file !== null) download(`trained-${trained?.steps}.safetensors`, file);
  };
  const open = async (file: File) => {
    try {
      await whenReady(client);
    } catch {
      // Why stands in the notice of the engine.
      return;
    }
    await training.open(file);
  };
  return (
    <>
      {offered !== null && (
        <div className="button-row" role="status">
          <p>
            {t('experiments.forgetting.kept.offered', {
              steps: offered.steps,
              rate: formatLearningRate(offered.settings.learningRate),
              freezing: t(`experiments.forgetting.freezings.${FREEZING_OF[offered.settings.frozen]}`),
            })}
          </p>
          <button type="button" disabled={busy} onClick={() => void training.open(null)}>
            {t('experiments.forgetting.kept.takeUp')}
          </button>
          <button type="button" disabled={busy} onClick={() => void training.goBack()}>
            {t('experiments.forgetting.kept.delete')}
          </button>
        </div>
      )}
      {trained !== null && (
        <p className="hint">{t(`experiments.forgetting.kept.${trained.notKept ?? 'here'}`)}</p>
      )}
      <div className="button-row">
        <button type="button" disabled={running || busy || trained === null} onClick={() => void save()}>
          {t('experiments.forgetting.kept.save')}
        </button>
        <FileButton
          label={t('experiments.forgetting.kept.open')}
          accept=".safetensors"
          disabled={running || busy}
          onFiles={([file]) => void open(file)}
        />
      </div>
    </>
  );
}
