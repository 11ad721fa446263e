import { Switch } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { markColour } from '../../charts/marks/colours';

interface RegionSwitchProps {
  readonly label: string;
  readonly on: boolean;
  readonly note: { readonly weights: string; readonly share: string } | null;
  readonly colour?: string;
  readonly disabled?: boolean;
  readonly onChange: (on: boolean) => void;
}

/** One region: its switch, and how many weights it holds. */
export function RegionSwitch({ label, on, note, colour, disabled = false, onChange }: RegionSwitchProps) {
  const { t } = useTranslation();
  return (
    <div className="switch-row">
      <Switch className="switch" isSelected={on} isDisabled={disabled} onChange={onChange}>
        <span className="switch-track" aria-hidden="true">
          <span className="switch-thumb" />
        </span>
        <span
          className="switch-dot"
          aria-hidden="true"
          style={{ background: colour === undefined ? 'transparent' : markColour(colour) }}
        />
        {label}
      </Switch>
      <span
        className="switch-note"
        title={note === null ? t('switches.unknown') : t('switches.weightsLabel', note)}
      >
        {note === null ? '' : `${note.share} · ${note.weights}`}
      </span>
    </div>
  );
}
