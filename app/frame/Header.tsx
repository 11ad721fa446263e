import { useTranslation } from 'react-i18next';
import { useControls, useEngineState } from '../explorer/context';
import { EngineStatusLine } from '../explorer/EngineStatusLine';
import { EngineDisclosure } from './EngineDisclosure';
import { HeaderNav } from './HeaderNav';

/** Name of the page, state of the model, and the ways on. */
export function Header() {
  const { t } = useTranslation();
  // A model that failed, or one of the reader's own, is chosen there: then it is in sight too.
  const engine = useEngineState(({ status, fileName }) => status.state === 'failed' || fileName !== null);
  const shown = useControls((controls) => controls.all) || engine;
  return (
    <header className="top">
      <h1>{t('header.title')}</h1>
      <EngineStatusLine />
      {shown && <EngineDisclosure />}
      <HeaderNav />
    </header>
  );
}
