import { extraEdits, operation, UnreadableError } from '../../app/link/codec';
import { INTACT_SETTINGS, type RecipeSettings, regionEdit, toRecipe } from '../../app/link/settings';
import { decodeState } from '../../app/link/url';
import { RecipeError } from '../../workers/errors';
import {
  type Edit,
  parseRecipe,
  REGION_LANGUAGES,
  type Recipe,
  type RegionEdit,
} from '../../workers/model/recipe';
import { UsageError } from '../usage';

/** How the regions of `--remove` are chosen; one setting for all of them, as in the page. */
export type RegionOptions = Pick<RecipeSettings, 'share' | 'kind' | 'rule' | 'seed' | 'stream'>;

/** `--recipe`: a recipe in JSON, a share link, or its hash alone. @throws UsageError */
export function recipeOf(value: string): Recipe {
  if (value.trimStart().startsWith('{')) return recipeOfJson(value);
  if (!value.includes('#') && !/^v\d+(&|$)/.test(value))
    throw new UsageError(
      `--recipe takes a share link (with "#") or a recipe in JSON, not "${short(value)}".`,
    );
  const { state, problems } = decodeState(value);
  if (problems.length > 0) {
    const words = problems.map((problem) =>
      problem.kind === 'field' ? `the field "${problem.name}"` : problem.kind,
    );
    throw new UsageError(`The link of --recipe can't be repeated as it is: ${words.join(', ')}.`);
  }
  return toRecipe(state);
}

/** SHA-256 of the model that a share link names; null for the default one, and for what is no link. */
export function linkedModel(value: string): string | null {
  return value.trimStart().startsWith('{') ? null : (decodeState(value).state.model?.sha256 ?? null);
}

function recipeOfJson(value: string): Recipe {
  try {
    return parseRecipe(JSON.parse(value));
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof RecipeError)) throw error;
    throw new UsageError(`--recipe: ${error.message}`);
  }
}

/** `--remove core`, `--remove ar`: the region set to zero, as the page's switch does. @throws UsageError */
export function removalOf(value: string, options: RegionOptions): Edit {
  const all: readonly RegionEdit['of'][] = ['core', ...REGION_LANGUAGES];
  const of = all.find((one) => one === value);
  if (of === undefined)
    throw new UsageError(`--remove takes one of ${all.join(' ')}, not "${short(value)}".`);
  return regionEdit({ ...INTACT_SETTINGS, ...options }, of);
}

/** `--parameter NORM:LAYER:DIMENSION:OPERATION`. @throws UsageError */
export function parameterOf(value: string): Edit {
  return extraOf('--parameter NORM:LAYER:DIMENSION:OPERATION', value, value, 'parameter');
}

/** `--dimension DIMENSION:OPERATION` or `DIMENSION:MATRICES:LAYERS:OPERATION`. @throws UsageError */
export function dimensionOf(value: string): Edit {
  const form = '--dimension DIMENSION:OPERATION or DIMENSION:MATRICES:LAYERS:OPERATION';
  const parts = value.split(':');
  const full = parts.length === 2 ? [parts[0], 'all', 'all', parts[1]].join(':') : value;
  return extraOf(form, value, `dim:${full}`, 'dimension');
}

/** `--weight LAYER:MATRIX:OUTPUT:INPUT:OPERATION`. @throws UsageError */
export function weightOf(value: string): Edit {
  return extraOf('--weight LAYER:MATRIX:OUTPUT:INPUT:OPERATION', value, `weight:${value}`, 'weight');
}

/** Reads one edit in the short form of links; "x0" is the removal, so it is written as one. */
function extraOf(form: string, value: string, inLink: string, target: Edit['target']): Edit {
  try {
    const [edit, ...others] = extraEdits.decode(inLink);
    if (edit?.target === target && others.length === 0)
      return isZero(edit) ? { ...edit, operation: { op: 'zero' } } : edit;
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
  }
  throw new UsageError(`${form} was expected, with x4, x0, zero or r7 as operation, not "${short(value)}".`);
}

const isZero = ({ operation: found }: Edit) => operation.encode(found) === 'x0';

const short = (value: string) => (value.length > 60 ? `${value.slice(0, 60)}…` : value);
