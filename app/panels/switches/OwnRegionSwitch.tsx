import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useExplorerState, useOwnRegion, useShared } from '../../explorer/context';
import { OWN_REGION_COLOUR } from '../../languages/languages';
import { RegionSwitch } from './RegionSwitch';

const DiscoverDialog = lazy(async () => {
  const { DiscoverDialog } = await import('../discover/DiscoverDialog');
  return { default: DiscoverDialog };
});

interface OwnRegionSwitchProps {
  readonly note: { readonly weights: string; readonly share: string } | null;
  /** There is no region with the kind and share that are set. */
  readonly unavailable: boolean;
}

/** The switch of the region of the reader's own text, and the way to find it. */
export function OwnRegionSwitch({ note, unavailable }: OwnRegionSwitchProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { own } = useShared();
  const edit = useExplorerState((state) => state.edit);
  const { there, running } = useOwnRegion(({ report, running }) => ({ there: report !== null, running }));
  return (
    <>
      {(there || own) && (
        <RegionSwitch
          label={t('discover.region')}
          colour={OWN_REGION_COLOUR}
          on={own}
          note={own ? note : null}
          disabled={!own && unavailable}
          onChange={(on) => edit({ own: on })}
        />
      )}
      <button type="button" className="discover-open" onClick={() => setOpen(true)}>
        {t(running ? 'discover.progress' : 'discover.open')}
      </button>
      {open && (
        <Suspense fallback={null}>
          <DiscoverDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
