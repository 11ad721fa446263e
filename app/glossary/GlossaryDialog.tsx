import { useTranslation } from 'react-i18next';
import { PageDialog } from '../ui/PageDialog';
import { Equation } from './Equation';
import { EQUATION_IDS } from './equations';
import './glossary.css';
import { TERM_IDS } from './terms';

/** Every term of the page in one sentence, and the equations. */
export default function GlossaryDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <PageDialog title={t('glossary.title')} close={t('glossary.close')} onClose={onClose}>
      <dl className="glossary-list">
        {TERM_IDS.map((id) => (
          <div key={id} style={{ display: 'contents' }}>
            <dt>{t(`glossary.terms.${id}.name`)}</dt>
            <dd>{t(`glossary.terms.${id}.is`)}</dd>
          </div>
        ))}
      </dl>
      {EQUATION_IDS.map((id) => (
        <Equation key={id} of={id} />
      ))}
    </PageDialog>
  );
}
