import { useRef } from 'react';

/** A button that opens the browser's file dialog; in the page's words and look, unlike the browser's own. */
export function FileButton({
  label,
  accept,
  onFile,
  disabled = false,
  describedBy,
}: {
  readonly label: string;
  /** As the `accept` of an input: endings and media types. */
  readonly accept: string;
  readonly onFile: (file: File) => void;
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
        hidden
        aria-label={label}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file !== undefined) onFile(file);
          // The same file can be chosen again.
          target.value = '';
        }}
      />
    </>
  );
}
