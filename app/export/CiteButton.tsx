import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../browser/lazily';
import { Boundary } from '../ui/Boundary';

const CiteDialog = lazyPart(() => import('./CiteDialog'));

/** Opens how to cite the paper and a figure. */
export function CiteButton({
  figure,
  modelSha256,
}: {
  readonly figure: string;
  readonly modelSha256: string;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        {t('export.cite')}
      </button>
      {open && (
        <Boundary onClose={() => setOpen(false)}>
          <CiteDialog figure={figure} modelSha256={modelSha256} onClose={() => setOpen(false)} />
        </Boundary>
      )}
    </>
  );
}
