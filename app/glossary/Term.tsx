import { type ReactNode, useRef, useState } from 'react';
import { lazyPart } from '../browser/lazily';
import { loadTexts } from '../i18n';
import { Boundary } from '../ui/Boundary';
import './glossary.css';
import type { TermId } from './terms';

const Explanation = lazyPart(async () => {
  const [loaded] = await Promise.all([import('./Explanation'), loadTexts('glossary')]);
  return loaded;
});

interface TermProps {
  readonly of: TermId;
  readonly children: ReactNode;
}

/** A word that explains itself in one sentence: on hover, on focus, and at a press or tap; Escape closes it. */
export function Term({ of, children }: TermProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = `term-${of}`;
  return (
    <>
      <button
        ref={button}
        type="button"
        className="term"
        aria-expanded={open}
        aria-describedby={open ? id : undefined}
        onClick={() => setOpen(true)}
        onPointerEnter={(event) => event.pointerType === 'mouse' && setOpen(true)}
        onPointerLeave={(event) => event.pointerType === 'mouse' && setOpen(false)}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !open) return;
          event.stopPropagation();
          setOpen(false);
        }}
      >
        {children}
      </button>
      {open && (
        <Boundary className="explanation">
          <Explanation of={of} id={id} beside={button} />
        </Boundary>
      )}
    </>
  );
}
