import { useTranslation } from 'react-i18next';
import { PaperPanel } from '../../paper/PaperPanel';
import { PageDialog } from './PageDialog';

/** The numbers that the paper reports. */
export default function PaperDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <PageDialog title={t('paper.title')} close={t('paper.close')} onClose={onClose}>
      <PaperPanel />
    </PageDialog>
  );
}
