import { useTranslation } from 'react-i18next';
import { GenerationPanel } from './panels/generation/GenerationPanel';
import { Header } from './panels/header/Header';
import { Notices } from './panels/Notices';
import { OverlapSection } from './panels/OverlapSection';
import { PerplexityPanel } from './panels/perplexity/PerplexityPanel';
import { SentenceFooter } from './panels/SentenceFooter';
import { SwitchesSheet } from './panels/switches/SwitchesSheet';
import { useShortcuts } from './panels/useShortcuts';

/** The page: what is changed, what happened to the text, to every language, and where in the model. */
export function App() {
  const { t } = useTranslation();
  useShortcuts();
  return (
    <div className="page">
      <a className="skip" href="#generation">
        {t('header.toContent')}
      </a>
      <Header />
      <Notices />
      <main className="panels">
        <SwitchesSheet />
        <GenerationPanel />
        <PerplexityPanel />
        <OverlapSection />
      </main>
      <SentenceFooter />
    </div>
  );
}
