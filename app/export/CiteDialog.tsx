import { useTranslation } from 'react-i18next';
import { PageDialog } from '../ui/PageDialog';
import { Copyable } from './Copyable';
import { figureBibtex, PAPER_BIBTEX } from './cite';
import { EXPLORER_NAME } from './provenance';

interface CiteDialogProps {
  readonly figure: string;
  readonly modelSha256: string;
  readonly onClose: () => void;
}

/** BibTeX of the paper and of a figure as it is shown. */
export default function CiteDialog({ figure, modelSha256, onClose }: CiteDialogProps) {
  const { t } = useTranslation();
  const title = `${EXPLORER_NAME}: ${figure}`;
  return (
    <PageDialog title={t('export.cite')} close={t('export.close')} onClose={onClose}>
      <Copyable label={t('export.thePaper')} text={PAPER_BIBTEX} />
      <Copyable
        label={t('export.theFigure')}
        text={figureBibtex({ title, modelSha256, link: location.href, accessed: new Date() })}
      />
    </PageDialog>
  );
}
