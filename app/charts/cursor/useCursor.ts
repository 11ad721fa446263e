import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../announce/announcer';
import { clampPlace, countTo, datumAt, FIRST, type Lane, type Place, type Way } from './lanes';
import { pointedAt, type Reach } from './pointed';
import { stepTo } from './steps';
import { findTyped, isTyped, NOTHING_TYPED, typeKey } from './typed';

/** What is said while the cursor moves; only its newest place matters. */
export const CURSOR_TOPIC = 'cursor';

export interface CursorOptions {
  readonly lanes: readonly Lane[];
  readonly way: Way;
  readonly reach: Reach;
}

/** One cursor over a chart's data, moved by keys and by a pointer. */
export function useCursor({ lanes, way, reach }: CursorOptions) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState<Place>(FIRST);
  const [focused, setFocused] = useState(false);
  const [pointed, setPointed] = useState(false);
  const typed = useRef(NOTHING_TYPED);
  const place = clampPlace(lanes, wanted);
  const datum = datumAt(lanes, place);
  const there = datum !== undefined;
  const shown = there && (focused || pointed) ? place : null;

  const say = (to: Place) => {
    const words = datumAt(lanes, to)?.words();
    if (words !== undefined)
      announce(t('charts.cursor.place', { words, ...countTo(lanes, to) }), CURSOR_TOPIC);
  };
  const moveTo = (to: Place) => {
    setWanted(to);
    say(to);
  };
  const follow = (event: PointerEvent<Element>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const to = pointedAt(lanes, event.clientX - left, event.clientY - top, reach, way);
    setPointed(to !== null);
    if (to !== null) setWanted(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || !there) return;
    const step = stepTo(event.key, event.ctrlKey, lanes, place, way);
    if (step !== null) {
      typed.current = NOTHING_TYPED;
      moveTo(step);
    } else if (event.ctrlKey) return;
    else if (event.key === 'Enter' && datum?.open !== undefined) datum.open();
    else if (isTyped(event.key)) {
      typed.current = typeKey(typed.current, event.key, event.timeStamp);
      const found = findTyped(typed.current.text, lanes, place, way);
      if (found === null) return;
      moveTo(found);
    } else return;
    event.preventDefault();
  };
  return {
    /** Where the cursor is drawn; null while neither keys nor pointer are here. */
    shown,
    words: shown === null ? null : (datum?.words() ?? null),
    keys: {
      onKeyDown,
      onFocus: () => {
        setFocused(true);
        // A press has put the cursor somewhere and says nothing.
        if (!pointed) say(place);
      },
      onBlur: () => setFocused(false),
    },
    pointer: {
      onPointerMove: follow,
      onPointerDown: follow,
      onPointerLeave: () => setPointed(false),
      onClick: () => {
        if (pointed) datum?.open?.();
      },
    },
  };
}
