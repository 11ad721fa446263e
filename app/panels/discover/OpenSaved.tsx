import { useTranslation } from 'react-i18next';
import { useExplorer } from '../../explorer/context';
import { FileButton } from '../../ui/FileButton';

/** Opens a region that was saved as a file. */
export function OpenSaved() {
  const { t } = useTranslation();
  const { own } = useExplorer();
  return (
    <FileButton label={t('discover.openFile')} accept=".region" onFiles={([file]) => void own.open(file)} />
  );
}
