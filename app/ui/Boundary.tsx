import { Component, type ReactNode, Suspense } from 'react';
import { PartError } from '../browser/lazily';
import { PartFailed, type PartFailedProps } from './PartFailed';

interface BoundaryProps extends Pick<PartFailedProps, 'className' | 'onClose' | 'isPage'> {
  /** Drawn while a part that is loaded later is on its way. */
  readonly waiting?: ReactNode;
  /** What is shown, where that changes: another one is tried anew. */
  readonly of?: string | null;
  readonly children: ReactNode;
}

interface BoundaryState {
  readonly failed: { readonly thrown: unknown } | null;
  readonly of: string | null | undefined;
}

/** A part of the page that may fail alone, in its code or on its way here: it says so, and the rest goes on. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { failed: null, of: this.props.of };

  static getDerivedStateFromError(thrown: unknown): Partial<BoundaryState> {
    return { failed: { thrown } };
  }

  static getDerivedStateFromProps({ of }: BoundaryProps, state: BoundaryState): BoundaryState | null {
    return of === state.of ? null : { failed: null, of };
  }

  override componentDidCatch(thrown: unknown): void {
    if (thrown instanceof PartError) thrown.forget();
  }

  override render(): ReactNode {
    const { failed } = this.state;
    const { waiting = null, children, className, onClose, isPage } = this.props;
    if (failed === null) return <Suspense fallback={waiting}>{children}</Suspense>;
    return (
      <PartFailed
        thrown={failed.thrown}
        className={className}
        onClose={onClose}
        isPage={isPage}
        onRetry={() => this.setState({ failed: null })}
      />
    );
  }
}
