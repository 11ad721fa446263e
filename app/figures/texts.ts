import * as v from 'valibot';
import { FIGURE_FOUR } from '../languages/presets';
import { PAPER_PROMPTS } from '../languages/prompts';
import { INTACT_SETTINGS, type RecipeSettings } from '../link/settings';

/** What is done to the model, by name, in the order of the page. */
export const CONDITIONS = [
  'intact',
  'core',
  'core-random',
  'ar',
  'ar-random',
  'en',
  'es',
  'ko',
  'ru',
  'vi',
  'zh',
  'breaks',
  'ordinary',
] as const;
export type TextCondition = (typeof CONDITIONS)[number];

/** The page's switches of a condition: regions at 1 %, and the two presets of Figure 4. */
export function settingsOfCondition(condition: TextCondition): RecipeSettings {
  switch (condition) {
    case 'intact':
      return INTACT_SETTINGS;
    case 'core':
      return { ...INTACT_SETTINGS, core: true };
    case 'core-random':
      return { ...INTACT_SETTINGS, core: true, kind: 'random' };
    case 'ar-random':
      return { ...INTACT_SETTINGS, off: ['ar'], kind: 'random' };
    case 'breaks':
    case 'ordinary':
      return { ...INTACT_SETTINGS, extras: [FIGURE_FOUR[condition]] };
    default:
      return { ...INTACT_SETTINGS, off: [condition] };
  }
}

export type PaperPrompt = (typeof PAPER_PROMPTS)[number];

/** A prompt's name in the recorded file. */
export const promptId = ({ topic, language }: Pick<PaperPrompt, 'topic' | 'language'>) =>
  `${topic}-${language}`;

/** Whether the prompt is a translation made for this page: the paper has the first prompt in English only. */
export const isTranslation = ({ topic, language }: PaperPrompt) =>
  topic === 'university' && language !== 'en';

const nats = v.number();

/** A token that was written, and how likely it is under both models. */
const WrittenSchema = v.object({
  text: v.string(),
  /** Hex of the bytes, where they are not valid UTF-8 by themselves. */
  bytes: v.optional(v.string()),
  /** Surprisal in nats under the model that wrote it. */
  surprisal: nats,
  /** Surprisal in nats under the intact model, after the same text. */
  underBase: nats,
});
export type WrittenToken = v.InferOutput<typeof WrittenSchema>;

/** A token of the intact model's text, as the edited model sees it after the same text. */
const BaseTokenSchema = v.object({
  surprisal: nats,
  /** Place among the edited model's next tokens, 1 is the best; null where it is beyond the best 64. */
  rank: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
});
export type BaseToken = v.InferOutput<typeof BaseTokenSchema>;

const TextSchema = v.object({
  prompt: v.picklist(PAPER_PROMPTS.map(promptId)),
  tokens: v.array(WrittenSchema),
  base: v.array(BaseTokenSchema),
});
export type ComparedText = v.InferOutput<typeof TextSchema>;

/** Figures of one condition: what it writes after each prompt, and how it sees the intact model's text. */
export const TextsSchema = v.object({
  condition: v.picklist(CONDITIONS),
  touchedWeights: v.pipe(v.number(), v.integer(), v.minValue(0)),
  texts: v.array(TextSchema),
});
export type TextsFigures = v.InferOutput<typeof TextsSchema>;
