import { useTranslation } from 'react-i18next';
import { useShared } from '../explorer/context';
import { LocalWarning } from '../share/LocalWarning';
import { fitsQr, QrCode } from '../share/QrCode';
import { linkTo } from '../state/location';

/**
 * The code of what the slide shows, beside the slide. Its link has the step's state and no lecture: a phone in the
 * room has none of the lecturer's own, and opens the explorer in this state.
 */
export function SlideCode() {
  const { t } = useTranslation();
  const shared = useShared();
  const link = linkTo({ ...shared, lecture: null }, location.href);
  return (
    <aside className="slide-code">
      {fitsQr(link) ? (
        <QrCode text={link} label={t('lecture.code')} />
      ) : (
        <p>{t('lecture.tooLongForCode', { count: link.length })}</p>
      )}
      <LocalWarning link={link} />
    </aside>
  );
}
