import { type DragEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  MAX_DISCOVERY_CHARACTERS,
  MAX_DISCOVERY_TOKENS,
  MIN_DISCOVERY_TOKENS,
} from '../../../workers/tasks/discovery_limits';
import { Told } from '../../announce/Told';
import { useEngineState } from '../../explorer/context';
import { formatCount } from '../../i18n/numbers';
import { FileButton } from '../../ui/FileButton';
import { Wrong } from '../../ui/Wrong';
import { readTextFile, type TextFile } from './textFile';

interface DraftFieldProps {
  readonly label: string;
  readonly value: string;
  /** Tokens of the text; null while that is not known. */
  readonly count: number | null;
  readonly disabled: boolean;
  readonly onChange: (value: string) => void;
}

/** A text to paste or to drop as a file, with its tokens counted. */
export function DraftField({ label, value, count, disabled, onChange }: DraftFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const [file, setFile] = useState<TextFile | null>(null);
  const take = async (chosen: File | undefined) => {
    if (chosen === undefined || disabled) return;
    const read = await readTextFile(chosen);
    setFile(read);
    if (read.text !== null) onChange(read.text);
  };
  const drop = (event: DragEvent) => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    void take(event.dataTransfer.files[0]);
  };
  return (
    <div className="field discover-field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={6}
        dir="auto"
        disabled={disabled}
        maxLength={MAX_DISCOVERY_CHARACTERS}
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          setFile(null);
          onChange(event.target.value);
        }}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
      />
      <div className="button-row">
        <span id={`${id}-hint`} className="hint">
          {t('discover.dropHint')}
        </span>
        <FileButton
          label={t('discover.chooseFile')}
          accept=".txt,text/plain"
          disabled={disabled}
          onFiles={([chosen]) => void take(chosen)}
        />
      </div>
      {file?.text === null && <Wrong>{t('discover.noText', { name: file.name })}</Wrong>}
      {file !== null && file.text !== null && file.cut && (
        <Told topic="file" className="hint is-wrong">
          {t('discover.fileCut', { name: file.name, characters: formatCount(MAX_DISCOVERY_CHARACTERS) })}
        </Told>
      )}
      {value !== '' && <Counted count={count} />}
    </div>
  );
}

function Counted({ count }: { readonly count: number | null }) {
  const { t } = useTranslation();
  const ready = useEngineState(({ status }) => status.state === 'ready');
  if (count === null) return <p className="hint">{t(ready ? 'discover.counting' : 'discover.notCounted')}</p>;
  return (
    <Told topic="tokens" className="hint">
      <span>{t('discover.tokens', { count, tokens: formatCount(count) })}</span>{' '}
      {count < MIN_DISCOVERY_TOKENS && <span>{t('discover.tooShort', { least: MIN_DISCOVERY_TOKENS })}</span>}
      {count > MAX_DISCOVERY_TOKENS && (
        <span>{t('discover.cut', { most: formatCount(MAX_DISCOVERY_TOKENS) })}</span>
      )}
    </Told>
  );
}
