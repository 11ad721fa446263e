import { type MouseEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShared } from '../../explorer/context';
import { CONDITIONS, settingsOfCondition, type TextCondition } from '../../figures/texts';
import { encodeState } from '../../link/url';
import { SelectInput } from '../../ui/SelectInput';
import { useOpenLive } from '../shared/useOpenLive';

/** What the recorded texts were written with, so that the live one can be compared. */
const WRITING = { newTokens: 24, temperature: 0 } as const;

/** A share link to the explorer with a condition and the prompt, which a click follows and computes. */
export function OpenInExplorer({ prompt }: { readonly prompt: string }) {
  const { t } = useTranslation();
  const openLive = useOpenLive();
  const shared = useShared();
  const [condition, setCondition] = useState<TextCondition>('ar');
  const settings = settingsOfCondition(condition);
  const link = `#${encodeState({ ...shared, ...settings, ...WRITING, prompt, page: null })}`;
  const follow = (event: MouseEvent) => {
    // A click with a key opens the link elsewhere, as everywhere.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    openLive(settings, { ...WRITING, prompt });
  };
  return (
    <>
      <SelectInput
        label={t('experiments.texts.live')}
        value={condition}
        options={CONDITIONS.map((value) => ({ value, label: t(`experiments.texts.conditions.${value}`) }))}
        onChange={setCondition}
      />
      <p>
        <a href={link} onClick={follow}>
          {t('experiments.texts.open')}
        </a>{' '}
        {t('experiments.texts.liveNote')}
      </p>
    </>
  );
}
