import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useExplorer } from '../explorer/context';
import { engineWords } from '../i18n';
import { languageName } from '../i18n/language_names';
import { joinWords } from '../i18n/numbers';
import { FileButton } from '../ui/FileButton';

/** Opens the regions of the reader's own model, which `npm run regions` found. */
export function RegionsFile() {
  const { t } = useTranslation();
  const { regions } = useExplorer();
  const { index, failure } = useStore(regions.state);
  const languages = [
    ...new Set(index?.entries.flatMap(({ of }) => (of === 'core' || of === 'own' ? [] : [of]))),
  ];
  return (
    <>
      <FileButton
        label={t('models.regions')}
        accept=".regions"
        onFiles={([file]) => void regions.open(file)}
      />
      <p className="hint">
        {index === null
          ? t('models.regionsHint')
          : t('models.regionsOpened', { languages: joinWords(languages.map((of) => languageName(of))) })}
      </p>
      {failure !== null && (
        <p className="hint is-wrong" role="alert">
          {engineWords(failure.words)}
        </p>
      )}
    </>
  );
}
