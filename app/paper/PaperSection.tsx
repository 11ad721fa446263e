import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Source } from './reported';

export interface PaperSectionProps {
  readonly title: string;
  readonly source: Source;
  readonly children: ReactNode;
}

/** One table or figure of the paper with its place and its model. */
export function PaperSection({ title, source, children }: PaperSectionProps) {
  const { t } = useTranslation();
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading}>{title}</h3>
      <p className="chart-note">
        <span className="is-reported">{t('charts.paper.reported')}</span>{' '}
        {t('charts.paper.source', { where: t(`charts.paper.places.${source.place}`), model: source.model })}
      </p>
      {children}
    </section>
  );
}
