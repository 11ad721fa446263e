import type { TFunction } from 'i18next';
import { DEFAULT_MODEL } from '../../workers/model/default_model';
import { formatRatio } from '../charts/format';
import { ratioOf, rowName } from '../charts/perplexity/rows';
import { displayName, type EngineStatus } from '../engine/status';
import { formatBytes } from '../i18n/numbers';
import { isIntact } from '../link/settings';
import type { SharedState } from '../link/shared';
import { type Results, rowIdsOf } from '../state/results';

/** Loading is told by quarters: a reader who cannot see the bar hears four numbers, not four hundred. */
const LOADING_STEP = 0.25;

/**
 * Once nothing is on its way: how many languages have their value, and which is damaged the most. Null while values
 * are still coming, and where there are none.
 */
export function perplexityNews({ rows, queued }: Results, shared: SharedState, t: TFunction): string | null {
  const ids = rowIdsOf(shared);
  const shown = ids.map((id) => ({ language: id, ...rows[id] }));
  const coming = shown.some(({ computing }) => computing?.base || computing?.edited || computing?.random);
  if (queued > 0 || coming) return null;
  const intact = isIntact(shared);
  const valued = shown.flatMap(({ language, base = null, edited = null, random = null, computing }) => {
    const value = intact ? base : edited;
    if (value === null || computing === undefined) return [];
    const own = language === 'own' ? { label: t('perplexity.ownRow') } : {};
    return [{ value, row: { language, base, edited, random, computing, ...own } }];
  });
  const [first] = valued;
  if (first === undefined) return null;
  const origins = new Set(valued.map(({ value }) => value.origin));
  const count = {
    origin: t(`perplexity.origins.${origins.size > 1 ? 'both' : first.value.origin}`),
    done: valued.length,
    count: ids.length,
  };
  if (intact) return t('announce.intact', count);
  const worst = valued.reduce((a, b) => ((ratioOf(b.row) ?? 0) > (ratioOf(a.row) ?? 0) ? b : a));
  const ratio = ratioOf(worst.row);
  if (ratio === null) return t('announce.perplexity', count);
  return t('announce.perplexityWorst', { ...count, language: rowName(worst.row), ratio: formatRatio(ratio) });
}

/** Once both texts are written: where the edited one leaves the other. Null before, and for recorded ones. */
export function textNews({ texts: { base, edited }, pending }: Results, t: TFunction): string | null {
  if (pending.base || pending.edited) return null;
  const written = [base, edited].filter((text) => text !== null);
  if (written.some(({ running, stale }) => running || stale)) return null;
  if (!written.some(({ origin }) => origin === 'live')) return null;
  const words = written.map(({ tokens }) =>
    tokens
      .map(({ piece }) => piece.text)
      .join('')
      .trim(),
  );
  return t(words.length > 1 ? 'announce.texts' : 'announce.text', {
    base: words[0] ?? '',
    edited: words[1] ?? '',
  });
}

/** Where the model stands, in steps that are worth a sentence; null where something else says it. */
export function modelNews(status: EngineStatus, t: TFunction): string | null {
  if (status.state === 'ready') return t('announce.ready', { model: displayName(status.info.modelName) });
  if (status.state === 'idle') return status.cancelled ? t('announce.cancelled') : null;
  if (status.state === 'failed') return null;
  const { progress } = status;
  const share =
    progress === null || progress.stage !== 'download' || progress.total === 0
      ? 0
      : Math.floor(progress.done / progress.total / LOADING_STEP) * LOADING_STEP;
  if (progress !== null && progress.stage !== 'download') return t('announce.preparing');
  return share === 0
    ? t('announce.loading', { size: formatBytes(DEFAULT_MODEL.sizeBytes, t) })
    : t('announce.loaded', { percent: t('units.percent', { value: share * 100 }) });
}
