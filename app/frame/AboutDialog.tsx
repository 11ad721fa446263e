import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DEFAULT_MODEL, DEFAULT_PATHS } from '../../workers/model/default_model';
import { EXPLORER_VERSION } from '../export/provenance';
import { joinSentences } from '../i18n/numbers';
import { KeptModels } from '../offline/KeptModels';
import { StorageSection } from '../offline/StorageSection';
import { PageDialog } from '../ui/PageDialog';

/** What the page is, and under which terms its code and its model stand. */
export default function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  /** How often a model was removed: what is stored is counted again then. */
  const [changes, setChanges] = useState(0);
  return (
    <PageDialog title={t('about.title')} close={t('about.close')} onClose={onClose}>
      <p>{t('about.what')}</p>
      <p>{t('about.how', { model: DEFAULT_MODEL.name })}</p>
      <p>{t('about.care')}</p>
      <p>{joinSentences([t('about.code'), t('about.version', { version: EXPLORER_VERSION })])}</p>
      <p>{t('about.gemma')}</p>
      <ul>
        <li>
          <a href={`${DEFAULT_PATHS.model}/GEMMA_TERMS.txt`}>{t('about.terms')}</a>
        </li>
        <li>
          <a href={`${DEFAULT_PATHS.model}/NOTICE.txt`}>{t('about.notice')}</a>
        </li>
        <li>
          <a href="THIRD_PARTY_NOTICES.txt">{t('about.others')}</a>
        </li>
        <li>
          <a href="https://ai.google.dev/gemma/terms">ai.google.dev/gemma/terms</a>
        </li>
        <li>
          <a href="https://aclanthology.org/2024.acl-long.338/">{t('about.paperLink')}</a>
        </li>
      </ul>
      <KeptModels onOpen={onClose} onChange={() => setChanges(changes + 1)} />
      <StorageSection key={changes} />
    </PageDialog>
  );
}
