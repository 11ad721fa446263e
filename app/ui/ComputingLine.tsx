/** A thin line at the top of a panel whose numbers are being computed. */
export function ComputingLine({ on }: { readonly on: boolean }) {
  return <div className={on ? 'computing-line is-on' : 'computing-line'} aria-hidden="true" />;
}
