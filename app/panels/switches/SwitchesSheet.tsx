import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useExplorerState } from '../../explorer/context';
import { DimensionsSection } from './DimensionsSection';
import { RegionSettings } from './RegionSettings';
import { RegionSwitches } from './RegionSwitches';

/** All that can be done to the model: a column on a desk, a sheet at the thumb on a phone. */
export function SwitchesSheet() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const resetAll = useExplorerState((state) => state.resetAll);
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
          <button type="button" onClick={resetAll}>
            {t('switches.reset')}
          </button>
        </header>
        <div className="panel-scroll">
          <RegionSwitches />
          <RegionSettings />
          <DimensionsSection />
        </div>
      </section>
      <button
        type="button"
        className="sheet-toggle"
        aria-expanded={open}
        aria-controls="switches"
        onClick={() => setOpen(!open)}
      >
        {t(open ? 'switches.close' : 'switches.open')}
      </button>
    </>
  );
}
