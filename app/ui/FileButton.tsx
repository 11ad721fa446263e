import { useRef } from 'react';

/** A button that opens the browser's file dialog; in the page's words and look, unlike the browser's own. */
export function FileButton({
  label,
  accept,
  onFiles,
  several = false,
  disabled = false,
  describedBy,
}: {
  readonly label: string;
  /** As the `accept` of an input: endings and media types. */
  readonly accept: string;
  /** At least one. */
  readonly onFiles: (files: readonly [File, ...File[]]) => void;
  /** Whether more than one can be chosen. */
  readonly several?: boolean;
  readonly disabled?: boolean;
  /** Id of the element that says more. */
  readonly describedBy?: string;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        disabled={disabled}
        aria-describedby={describedBy}
        onClick={() => input.current?.click()}
      >
        {label}
      </button>
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple={several}
        hidden
        aria-label={label}
        onChange={({ target }) => {
          const [first, ...others] = target.files ?? [];
          if (first !== undefined) onFiles([first, ...others]);
          // The same file can be chosen again.
          target.value = '';
        }}
      />
    </>
  );
}
