import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngineState, useExplorer, useResults, useShared } from '../explorer/context';
import { useTouched } from '../explorer/useTouched';
import { Copyable } from '../export/Copyable';
import { MAX_SENT, type SentNumbers } from '../link/sent';
import { isIntact } from '../link/settings';
import { HIDEABLE, HIDEABLE_CONTROLS, HIDEABLE_PANELS, type Hidden } from '../link/shared';
import { linkTo } from '../state/location';
import { PageDialog } from '../ui/PageDialog';
import { describeState } from './describe';
import { LocalWarning } from './LocalWarning';
import { fitsQr, QrCode } from './QrCode';

/** The link of what is set: in words, to copy, and as a QR code for phones. */
export default function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { store } = useExplorer();
  const shared = useShared();
  const touched = useTouched();
  const sent = useSent();
  const [hide, setHide] = useState(shared.hide);
  const link = linkTo({ ...store.getState().shared, sent, hide }, location.href);
  const title = t('header.title');
  return (
    <PageDialog title={t('share.title')} close={t('share.close')} onClose={onClose}>
      <ul className="share-words">
        {describeState(shared, touched, t).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Copyable label={t('share.link', { count: link.length })} text={link} />
      <LocalWarning link={link} />
      <fieldset className="share-hide">
        <legend>{t('share.hide')}</legend>
        <HideBoxes parts={HIDEABLE_PANELS} hidden={hide} onChange={setHide} />
        <details className="more" open={HIDEABLE_CONTROLS.some((part) => shared.hide.includes(part))}>
          <summary>{t('share.hideControls')}</summary>
          <div className="share-controls">
            <HideBoxes parts={HIDEABLE_CONTROLS} hidden={hide} onChange={setHide} />
          </div>
        </details>
      </fieldset>
      {sent !== null && <p className="hint">{t('share.sent')}</p>}
      {'share' in navigator && (
        <button
          type="button"
          className="share-native"
          // Whoever closes the system's sheet again has decided not to share: nothing to say.
          onClick={() => void navigator.share({ title, url: link }).catch(() => {})}
        >
          {t('share.native')}
        </button>
      )}
      {fitsQr(link) ? (
        <QrCode text={link} label={t('share.qr')} />
      ) : (
        <p className="hint">{t('share.tooLongForQr')}</p>
      )}
    </PageDialog>
  );
}

interface HideBoxesProps {
  readonly parts: readonly Hidden[];
  readonly hidden: readonly Hidden[];
  readonly onChange: (hidden: readonly Hidden[]) => void;
}

/** A box for each part of the page; ticked, it is hidden. */
function HideBoxes({ parts, hidden, onChange }: HideBoxesProps) {
  const { t } = useTranslation();
  return parts.map((part) => (
    <label key={part}>
      <input
        type="checkbox"
        checked={hidden.includes(part)}
        onChange={() => onChange(HIDEABLE.filter((one) => hidden.includes(one) !== (one === part)))}
      />{' '}
      {t(`share.parts.${part}`)}
    </label>
  ));
}

/** The first live numbers on screen, which the receiver's are compared with. */
function useSent(): SentNumbers | null {
  const shared = useShared();
  const rows = useResults((results) => results.rows);
  const backend = useEngineState(({ status }) =>
    status.state === 'ready' ? status.info.backend.name : null,
  );
  if (backend === null || backend === 'node') return null;
  const variant = isIntact(shared) ? 'base' : 'edited';
  const meanNll = shared.languages
    .flatMap((language) => {
      const value = rows[language]?.[variant];
      const settled = value?.origin === 'live' && rows[language]?.computing[variant] === false;
      return settled ? [{ language, nats: Math.log(value.perplexity) }] : [];
    })
    .slice(0, MAX_SENT);
  return meanNll.length === 0 ? null : { backend, meanNll };
}
