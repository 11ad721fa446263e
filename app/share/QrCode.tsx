import { useMemo } from 'react';
import { encode } from 'uqr';
import './share.css';

/** Modules of white around the code: scanners want four (ISO/IEC 18004). */
const QUIET_ZONE = 4;
/** What a code of the largest version holds at low error correction, in bytes. */
export const MAX_QR_BYTES = 2953;

export function fitsQr(text: string): boolean {
  return new TextEncoder().encode(text).length <= MAX_QR_BYTES;
}

/** A text as a QR code, dark on white in either theme. @throws Error where the text is longer than a code holds */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => {
    const { data, size } = encode(text, { ecc: 'L', border: QUIET_ZONE });
    const path = data
      .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
      .join('');
    return { size, path };
  }, [text]);
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
