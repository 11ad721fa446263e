import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EXPERIMENT_IDS } from '../../experiments/ids';
import { THEMES, type Theme } from '../../state/restore';
import { CopyLink } from '../CopyLink';
import { useExplorerState } from '../context';
import { usePhone } from '../usePhone';
import { EngineDisclosure } from './EngineDisclosure';
import { EngineStatusLine } from './EngineStatusLine';
import { LanguageSwitch } from './LanguageSwitch';
import { applyTheme, storedTheme } from './theme';

const AboutDialog = lazy(() => import('./AboutDialog'));
const PaperDialog = lazy(() => import('./PaperDialog'));

/** Name of the page, state of the model, and the way to the paper, the licence, the theme and the link. */
export function Header() {
  const { t } = useTranslation();
  const [theme, setTheme] = useState<Theme>(storedTheme);
  const [dialog, setDialog] = useState<'about' | 'paper' | null>(null);
  const close = () => setDialog(null);
  const phone = usePhone();
  const { page, open } = useExplorerState((state) => ({ page: state.shared.page, open: state.open }));
  const nextTheme = () => {
    const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto';
    setTheme(next);
    applyTheme(next);
  };
  const themeWords = t('header.theme', { theme: t(`header.themes.${theme}`) });
  return (
    <header className="top">
      <h1>{t('header.title')}</h1>
      <EngineStatusLine />
      <EngineDisclosure />
      <nav className="top-actions" aria-label={t('header.more')}>
        <button
          type="button"
          aria-current={page === null ? undefined : 'page'}
          onClick={() => open(page === null ? EXPERIMENT_IDS[0] : null)}
        >
          {t('header.experiments')}
        </button>
        <button type="button" onClick={() => setDialog('paper')}>
          {t('header.paper')}
        </button>
        <button type="button" onClick={() => setDialog('about')}>
          {t('header.about')}
        </button>
        {!phone && <CopyLink label="header.shareShort" />}
        <LanguageSwitch />
        <button type="button" aria-label={themeWords} title={themeWords} onClick={nextTheme}>
          {phone ? t('header.themeMark') : themeWords}
        </button>
      </nav>
      <Suspense fallback={null}>
        {dialog === 'about' && <AboutDialog onClose={close} />}
        {dialog === 'paper' && <PaperDialog onClose={close} />}
      </Suspense>
    </header>
  );
}
