import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { parametersThatFit } from '../../workers/model/memory';
import type { OfferedModel } from '../engine/offer';
import { displayName } from '../engine/status';
import { useExplorer } from '../explorer/context';
import { formatBytes } from '../i18n/numbers';
import { PageDialog } from '../ui/PageDialog';

/** What a model of the reader's costs this machine, before a byte of its weights is fetched; or why it does not fit. */
export default function ModelOffer({ model }: { readonly model: OfferedModel }) {
  const { t } = useTranslation();
  const { client } = useExplorer();
  const { report, fit, address, fileName } = model;
  const size = formatBytes(report.sizeBytes - report.keptBytes, t);
  const never = fit.kind === 'never';
  return (
    <PageDialog
      title={t(fit.kind === 'fits' ? 'models.offer.title' : 'models.offer.refused', {
        name: displayName(report.name),
      })}
      close={t('offline.load.no')}
      onClose={() => void client.answerOffer('no')}
    >
      <p>
        {t('models.offer.what', {
          file: fileName,
          architecture: report.architecture,
          size: formatBytes(report.sizeBytes, t),
        })}{' '}
        {address !== null && t('models.offer.from', { host: new URL(address).host })}{' '}
        {report.keptBytes > 0 && t('models.offer.kept', { size: formatBytes(report.keptBytes, t) })}
      </p>
      <ul>
        {report.needs.map(({ backend, bytes }) => (
          <li key={backend}>
            {t('models.offer.needs', {
              backend: t(`engine.choices.${backend}`),
              memory: gigabytes(bytes, t),
            })}
          </li>
        ))}
      </ul>
      {fit.kind !== 'fits' && (
        <>
          <p>
            {fit.kind === 'never'
              ? t('models.offer.never', { needed: gigabytes(fit.needed, t), most: gigabytes(fit.most, t) })
              : t('models.offer.short', { needed: gigabytes(fit.needed, t), there: gigabytes(fit.there, t) })}
          </p>
          <p>{t('models.offer.wouldFit', { millions: Math.floor(parametersThatFit(fit) / 1e6) })}</p>
        </>
      )}
      <p>{t('models.offer.keeps')}</p>
      {!never && (
        <button type="button" className="primary" onClick={() => void client.answerOffer('yes')}>
          {fit.kind === 'short'
            ? t('offline.load.anyway')
            : address === null || report.keptBytes === report.sizeBytes
              ? t('models.open')
              : t('models.offer.fetch', { size })}
        </button>
      )}
    </PageDialog>
  );
}

const gigabytes = (bytes: number, t: TFunction): string =>
  t('offline.load.gigabytes', { value: Number((bytes / 1e9).toFixed(1)) });
