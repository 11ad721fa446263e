import { type Codec, UnreadableError } from './codec';
import { INTACT_SETTINGS, type RecipeSettings } from './settings';

/** How the settings of a recipe are written within one field of a link: "core::1..share::3"; "none" for null. */
const PART = '..';
const VALUE = '::';

type Fields = { readonly [K in keyof RecipeSettings]: Codec<RecipeSettings[K]> & { readonly name: string } };

/** An edit that is kept beside the one that is set, as one field; only what differs from the intact model is written. */
export function pinnedSettings(fields: Fields): Codec<RecipeSettings | null> {
  const keys = Object.keys(fields) as (keyof RecipeSettings)[];
  const written = <K extends keyof RecipeSettings>(key: K, settings: RecipeSettings) =>
    `${fields[key].name}${VALUE}${fields[key].encode(settings[key])}`;
  return {
    encode: (settings) => {
      if (settings === null) return 'none';
      const parts = keys
        .map((key) => written(key, settings))
        .filter((part, at) => {
          const key = keys[at];
          return key !== undefined && part !== written(key, INTACT_SETTINGS);
        });
      return parts.length === 0 ? 'none' : parts.join(PART);
    },
    decode: (text) => {
      if (text === 'none') return null;
      const settings: { -readonly [K in keyof RecipeSettings]: RecipeSettings[K] } = { ...INTACT_SETTINGS };
      const read = <K extends keyof RecipeSettings>(key: K, value: string) => {
        settings[key] = fields[key].decode(value);
      };
      for (const part of text.split(PART)) {
        const [name, value] = part.split(VALUE);
        const key = keys.find((one) => fields[one].name === name);
        if (key === undefined || value === undefined) throw new UnreadableError(text);
        read(key, value);
      }
      return settings;
    },
  };
}
