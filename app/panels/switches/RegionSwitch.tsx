import { useId } from 'react';
import { Switch } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { markColour } from '../../charts/marks/colours';

interface RegionSwitchProps {
  readonly label: string;
  /** Whether the region's weights stand as they were trained: the switch is on. */
  readonly inPlace: boolean;
  /** What is done to the region where it is switched off: "removed", "×4", "randomised". */
  readonly done: string;
  readonly note: { readonly weights: string; readonly share: string } | null;
  readonly colour?: string;
  readonly disabled?: boolean;
  readonly onChange: (inPlace: boolean) => void;
}

/** One region: on while it is in place; off, and what was done to it. Beside it how many weights it holds. */
export function RegionSwitch(props: RegionSwitchProps) {
  const { label, inPlace, done, note, colour, disabled = false, onChange } = props;
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="switch-row" data-off={!inPlace}>
      <Switch
        className="switch"
        isSelected={inPlace}
        isDisabled={disabled}
        aria-describedby={id}
        onChange={onChange}
      >
        <span className="switch-track" aria-hidden="true">
          <span className="switch-thumb" />
        </span>
        <span
          className="switch-dot"
          aria-hidden="true"
          style={{ background: colour === undefined ? 'transparent' : markColour(colour) }}
        />
        <span>{label}</span>
      </Switch>
      <span
        id={id}
        className="switch-note"
        title={note === null ? t('switches.unknown') : t('switches.weightsLabel', note)}
      >
        {!inPlace && <strong className="switch-done">{done}</strong>}
        {note !== null && <span>{inPlace ? `${note.share} · ${note.weights}` : note.weights}</span>}
      </span>
    </div>
  );
}
