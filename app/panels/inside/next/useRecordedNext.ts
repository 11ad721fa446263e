import { useEffect, useState } from 'react';
import { DEFAULT_MODEL, DEFAULT_PATHS } from '../../../../workers/model/default_model';
import type { Recipe } from '../../../../workers/model/recipe';
import type { NextTokens } from '../../../../workers/protocol';
import { type RecordedNext, RecordedNextSchema, recordedNext } from '../../../figures/next_tokens';
import { fetchFigures } from '../../../state/fetch_recorded';

/** Fetched once for the page: it is small, and of one model. */
let file: Promise<RecordedNext | null> | null = null;

async function fetchOnce(): Promise<RecordedNext | null> {
  const found = await fetchFigures(
    new URL(DEFAULT_PATHS.recordedNext, document.baseURI).href,
    RecordedNextSchema,
  );
  return found.state === 'there' && found.recorded.modelSha256 === DEFAULT_MODEL.sha256
    ? found.recorded
    : null;
}

/** What is recorded of the first token after a prompt; null where nothing is. @param wanted not while a model is there */
export function useRecordedNext(wanted: boolean, recipe: Recipe, prompt: string): NextTokens | null {
  const [recorded, setRecorded] = useState<RecordedNext | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let shown = true;
    file ??= fetchOnce();
    void file.then((found) => {
      // It is asked for again where the panel is opened again.
      if (found === null) file = null;
      if (shown) setRecorded(found);
    });
    return () => {
      shown = false;
    };
  }, [wanted]);
  return wanted && recorded !== null ? recordedNext(recorded, recipe, prompt) : null;
}
