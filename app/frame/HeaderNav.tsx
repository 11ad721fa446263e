import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../browser/lazily';
import { useExplorerState } from '../explorer/context';
import { lazyWithTexts } from '../i18n/lazily';
import { CLAIMS_PAGE } from '../link/experiments';
import { STEP_IDS } from '../link/tour_steps';
import { Boundary } from '../ui/Boundary';
import { Floating } from '../ui/Floating';
import { usePhone } from '../ui/usePhone';
import { LanguageSwitch } from './LanguageSwitch';
import { ThemeButton } from './ThemeButton';
import { useInvitation } from './useInvitation';

const DIALOGS = {
  paper: lazyPart(() => import('./PaperDialog')),
  glossary: lazyWithTexts('glossary', () => import('../glossary/GlossaryDialog')),
  lecture: lazyWithTexts('lecture', () => import('../lecture/ComposerDialog')),
  share: lazyWithTexts('share', () => import('../share/ShareDialog')),
  about: lazyPart(() => import('./AboutDialog')),
};
const AddedNotice = lazyWithTexts('lecture', () => import('../lecture/AddedNotice'));
type DialogName = keyof typeof DIALOGS;

/** The ways on from the explorer: tour, experiments, the paper, the link, language and theme. */
export function HeaderNav() {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<DialogName | null>(null);
  /** How often what is seen was added to a lecture, while that is said; 0 where it is not. */
  const [added, setAdded] = useState(0);
  const phone = usePhone();
  const { page, tour, open, goTo } = useExplorerState(({ shared, open, goTo }) => ({
    page: shared.page,
    tour: shared.tour,
    open,
    goTo,
  }));
  const [invited, beginTour] = useInvitation(() => goTo(STEP_IDS[0], null));
  const Dialog = dialog === null ? null : DIALOGS[dialog];
  const opener = (name: DialogName) => (
    <button key={name} type="button" onClick={() => setDialog(name)}>
      {t(`header.${name}`)}
    </button>
  );
  return (
    <nav className="top-actions" aria-label={t('header.nav')}>
      <button
        type="button"
        className={invited ? 'invited' : undefined}
        title={invited ? t('header.invitation') : undefined}
        aria-pressed={tour !== null}
        onClick={() => (tour === null ? beginTour() : goTo(null))}
      >
        {t('header.tour')}
      </button>
      <button
        type="button"
        aria-current={page === null ? undefined : 'page'}
        onClick={() => open(page === null ? CLAIMS_PAGE : null)}
      >
        {t('header.experiments')}
      </button>
      {!phone && <LanguageSwitch />}
      <Floating className="to-end more-actions" isMenu title={t('header.more')}>
        {opener('paper')}
        {opener('share')}
        {opener('lecture')}
        <button type="button" onClick={() => setAdded(added + 1)}>
          {t('header.addToLecture')}
        </button>
        {opener('glossary')}
        {opener('about')}
        {phone && <LanguageSwitch />}
        <ThemeButton />
      </Floating>
      {added > 0 && (
        <Boundary onClose={() => setAdded(0)}>
          <AddedNotice
            key={added}
            onEdit={() => {
              setAdded(0);
              setDialog('lecture');
            }}
            onClose={() => setAdded(0)}
          />
        </Boundary>
      )}
      {Dialog !== null && (
        <Boundary of={dialog} onClose={() => setDialog(null)}>
          <Dialog onClose={() => setDialog(null)} />
        </Boundary>
      )}
    </nav>
  );
}
