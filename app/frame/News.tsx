import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../announce/announcer';
import { useEngineState, useResults, useShared } from '../explorer/context';
import { modelNews, perplexityNews, textNews } from './news_words';

/** Says a sentence when it is there and differs from the last one. What the page opens with is no news. */
function useSaid(words: string | null, topic: string, first: 'said' | 'kept'): void {
  const last = useRef<string | null>(null);
  useEffect(() => {
    if (words === null || words === last.current) return;
    if (last.current !== null || first === 'said') announce(words, topic);
    last.current = words;
  }, [words, topic, first]);
}

/** Tells when results have arrived and how far the model is loaded, each in one sentence. Shows nothing. */
export function News() {
  const { t } = useTranslation();
  const shared = useShared();
  const results = useResults((all) => all);
  const status = useEngineState((state) => state.status);
  useSaid(perplexityNews(results, shared, t), 'perplexity', 'kept');
  useSaid(textNews(results, t), 'text', 'said');
  useSaid(modelNews(status, t), 'model', 'said');
  return null;
}
