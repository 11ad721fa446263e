import type { TFunction } from 'i18next';
import type { Operation } from '../../workers/model/recipe';
import { isDrawn } from '../../workers/model/recipe';
import { MATRICES } from '../../workers/model/shape';
import {
  type ExtraEdit,
  isIntact,
  type KeptDimensions,
  type RecipeSettings,
  regionsOff,
} from '../link/settings';
import { languageName } from './language_names';
import { comma, formatCount, formatShare, joinWords, semicolon } from './numbers';

/** Distinct weights that the recipe touches, and of how many. */
export interface Touched {
  readonly weights: number;
  readonly of: number;
}

/** What is changed in the model, in one true sentence; with the number of weights once it is known. */
export function changeSentence(settings: RecipeSettings, touched: Touched | null, t: TFunction): string {
  if (isIntact(settings)) return t('sentence.intact');
  const regions = regionsOff(settings).length > 0 ? [regionClause(settings, t)] : [];
  const clauses = capitalise(
    [...regions, ...settings.extras.map((edit) => extraSentence(edit, t))].join(semicolon()),
  );
  if (touched === null) return t('sentence.uncounted', { clauses });
  return t('sentence.counted', {
    clauses,
    count: touched.weights,
    weights: formatCount(touched.weights),
    share: formatShare(touched.weights / touched.of, t),
  });
}

/** One edit beside the regions: "norm after attention, layer 1, dimension 163 ×4". */
export function extraSentence(edit: ExtraEdit, t: TFunction): string {
  return `${extraTarget(edit, t)} ${operationWords(edit.operation, t)}`;
}

function regionClause(settings: RecipeSettings, t: TFunction): string {
  const { core, off, own, kind, share, operation, factor, seed } = settings;
  const regions = joinWords([
    ...(core ? [t('sentence.core')] : []),
    ...off.map((code) => t('sentence.region', { language: languageName(code) })),
    ...(own ? [t('sentence.own')] : []),
  ]);
  const details = [
    settings.first === null
      ? t(`sentence.kinds.${kind === 'bottom' ? 'bottom' : 'top'}`, { share })
      : t('sentence.first', { count: settings.first }),
    ...(isDrawn(kind) ? [t('sentence.seed', { seed })] : []),
    ...(own || off.length > 0 ? ruleWords(settings.rule, t) : []),
    ...(settings.matrices.length < MATRICES.length ? [settings.matrices.join(comma())] : []),
    ...(settings.layers === null ? [] : [layerWords(settings.layers, t)]),
    ...(settings.keptDimensions === null ? [] : [keptWords(settings.keptDimensions, t)]),
  ].join(comma());
  const names =
    kind === 'random'
      ? t('sentence.randomised', { regions })
      : kind === 'matched'
        ? t('sentence.matched', { regions })
        : regions;
  const what = t('sentence.regions', { names, details });
  return t(`sentence.done.${operation}`, { what, factor, seed });
}

/** How another rule than the released code's takes a language's region apart from the others. */
function ruleWords(rule: RecipeSettings['rule'], t: TFunction): readonly string[] {
  if (rule === 'code') return [];
  return [t(rule === 'paper' ? 'sentence.paperRule' : 'sentence.coreFreeRule')];
}

function extraTarget(edit: ExtraEdit, t: TFunction): string {
  if (edit.target === 'parameter') {
    const { layer, dimension } = edit;
    return t('sentence.parameter', { norm: t(`dimensions.norms.${edit.norm}`), layer, dimension });
  }
  if (edit.target === 'weight') {
    const { matrix, layer, output, input } = edit;
    return t('sentence.weight', { matrix, layer, output, input });
  }
  return t('sentence.dimension', {
    dimension: edit.dimension,
    matrices: edit.matrices === undefined ? t('sentence.allMatrices') : edit.matrices.join(comma()),
    layers: edit.layers === undefined ? t('sentence.allLayers') : layerWords(edit.layers, t),
  });
}

function operationWords(operation: Operation, t: TFunction): string {
  return t(`sentence.operation.${operation.op}`, { factor: 0, seed: 0, ...operation });
}

function layerWords([from, to]: readonly [number, number], t: TFunction): string {
  return t('sentence.layers', { from, to });
}

/** "without dimensions 163 and 400" */
export function keptWords({ keep, of }: KeptDimensions, t: TFunction): string {
  return t(`sentence.kept.${keep}`, { of: joinWords(of.map(String)) });
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
