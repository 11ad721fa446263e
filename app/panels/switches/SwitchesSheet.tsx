import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../../browser/lazily';
import { useControls, useExplorer, useSharedFields } from '../../explorer/context';
import { Boundary } from '../../ui/Boundary';
import { DimensionsSection } from './DimensionsSection';
import { RegionSettings } from './RegionSettings';
import { RegionSwitches } from './RegionSwitches';

const Dissolve = lazyPart(() => import('./Dissolve'));

/** All that can be done to the model: a column on a desk, a sheet at the thumb on a phone. */
export function SwitchesSheet() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const all = useControls((controls) => controls.all);
  return (
    <>
      <section
        className="panel switches"
        aria-label={t('switches.title')}
        data-open={open}
        data-tour="switches"
        id="switches"
      >
        <header className="panel-head">
          <h2>{t('switches.title')}</h2>
          <MoreButton />
        </header>
        <div className="panel-scroll">
          <RegionSwitches />
          {all && <HowMuch />}
          {all && <RegionSettings />}
          {all && <DimensionsSection />}
        </div>
      </section>
      <button
        type="button"
        className="sheet-toggle"
        aria-expanded={open}
        aria-controls="switches"
        onClick={() => {
          setOpen(!open);
          // What they change begins at the top of the page.
          if (!open) window.scrollTo(0, 0);
        }}
      >
        {t(open ? 'switches.close' : 'switches.open')}
      </button>
    </>
  );
}

/** The slider of how much is removed, fetched when it is unfolded; a link that takes weights by number unfolds it. */
function HowMuch() {
  const { t } = useTranslation();
  const { first } = useSharedFields('first');
  const [open, setOpen] = useState(first !== null);
  return (
    <details className="more" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('switches.dissolve.title')}</summary>
      {open && (
        <Boundary>
          <Dissolve />
        </Boundary>
      )}
    </details>
  );
}

/** Unfolds the controls that a first visit does not need, of every panel. */
function MoreButton() {
  const { t } = useTranslation();
  const { chooseControls } = useExplorer();
  const all = useControls((controls) => controls.all);
  return (
    <button
      type="button"
      className="more-controls"
      aria-expanded={all}
      onClick={() => chooseControls({ all: !all })}
    >
      {t(all ? 'switches.fewer' : 'switches.more')}
    </button>
  );
}
