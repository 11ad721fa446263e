import { useTranslation } from 'react-i18next';
import { useExplorer } from '../explorer/context';
import { useTouchedBy } from '../explorer/useTouched';
import { decodeState } from '../link/url';
import { linkTo } from '../state/location';
import { FITS, MOST_ROWS } from './fit';
import './print.css';
import { SlideView } from './Slide';
import type { Lecture } from './schema';

const WHOLE = FITS[0] ?? { rows: MOST_ROWS, scale: 1 };

/** A lecture on paper: one page a step, as far as it is recorded or was computed in this visit, with notes and link. */
export function LecturePrint({ lecture }: { readonly lecture: Lecture }) {
  const { t } = useTranslation();
  const { recall } = useExplorer();
  const touched = useTouchedBy();
  return (
    <div className="lecture-print">
      {lecture.steps.map((step, at) => {
        const { state } = decodeState(step.link);
        const results = recall(state);
        return (
          <article key={step.id} className="printed-slide">
            <SlideView
              step={step}
              hidden={false}
              focused={null}
              fit={WHOLE}
              shared={state}
              touched={touched(state, results.report)}
              results={results}
            />
            {step.notes !== '' && (
              <p className="printed-notes" dir="auto">
                {step.notes}
              </p>
            )}
            <p className="printed-foot">
              <span>
                {lecture.title}, {t('lecture.place', { at: at + 1, of: lecture.steps.length })}
              </span>
              <span>{linkTo({ ...state, lecture: null }, location.href)}</span>
            </p>
          </article>
        );
      })}
    </div>
  );
}
