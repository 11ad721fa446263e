import { useTranslation } from 'react-i18next';
import { EngineStatusLine } from '../explorer/EngineStatusLine';
import { EngineDisclosure } from './EngineDisclosure';
import { HeaderNav } from './HeaderNav';

/** Name of the page, state of the model, and the ways on. */
export function Header() {
  const { t } = useTranslation();
  return (
    <header className="top">
      <h1>{t('header.title')}</h1>
      <EngineStatusLine />
      <EngineDisclosure />
      <HeaderNav />
    </header>
  );
}
