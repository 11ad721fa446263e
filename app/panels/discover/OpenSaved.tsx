import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useExplorer } from '../context';

/** Opens a region that was saved as a file. */
export function OpenSaved() {
  const { t } = useTranslation();
  const { own } = useExplorer();
  const picker = useRef<HTMLInputElement>(null);
  const open = (file: File | undefined) => {
    if (file !== undefined) void own.open(file);
  };
  return (
    <>
      <button type="button" onClick={() => picker.current?.click()}>
        {t('discover.openFile')}
      </button>
      <input
        ref={picker}
        type="file"
        accept=".region"
        hidden
        aria-label={t('discover.openFile')}
        onChange={(event) => {
          open(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </>
  );
}
