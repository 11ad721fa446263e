import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../../browser/lazily';
import { useControls, useExplorerState, useOwnRegion, useSharedFields } from '../../explorer/context';
import { OWN_REGION_COLOUR } from '../../languages/languages';
import { Boundary } from '../../ui/Boundary';
import { RegionSwitch } from './RegionSwitch';

const DiscoverDialog = lazyPart(async () => {
  const { DiscoverDialog } = await import('../discover/DiscoverDialog');
  return { default: DiscoverDialog };
});

interface OwnRegionSwitchProps {
  readonly note: { readonly weights: string; readonly share: string } | null;
  /** What is done to it where it is switched off. */
  readonly done: string;
  /** There is no region with the kind and share that are set. */
  readonly unavailable: boolean;
}

/** The switch of the region of the reader's own text, and the way to find it. */
export function OwnRegionSwitch({ note, done, unavailable }: OwnRegionSwitchProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { own } = useSharedFields('own');
  const all = useControls((controls) => controls.all);
  const edit = useExplorerState((state) => state.edit);
  const { there, running } = useOwnRegion(({ report, running }) => ({ there: report !== null, running }));
  return (
    <>
      {(there || own) && (
        <RegionSwitch
          label={t('discover.region')}
          colour={OWN_REGION_COLOUR}
          inPlace={!own}
          done={done}
          note={own ? note : null}
          disabled={!own && unavailable}
          onChange={(inPlace) => edit({ own: !inPlace })}
        />
      )}
      {(all || running || there || own) && (
        <button type="button" className="discover-open" onClick={() => setOpen(true)}>
          {t(running ? 'discover.progress' : 'discover.open')}
        </button>
      )}
      {open && (
        <Boundary onClose={() => setOpen(false)}>
          <DiscoverDialog onClose={() => setOpen(false)} />
        </Boundary>
      )}
    </>
  );
}
