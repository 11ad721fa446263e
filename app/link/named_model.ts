import { GgufError } from '../../workers/errors';
import { modelAddress } from '../../workers/model/address';
import { type Codec, UnreadableError, wellPaired } from './codec';

/** The model that a state is of, where it is not the default one. */
export interface NamedModel {
  readonly sha256: string;
  /** For whoever opens the link; what counts is the hash. */
  readonly name: string;
  /** Where it can be fetched; null where it came from a file. */
  readonly address: string | null;
}

const MAX_NAME_CHARACTERS = 100;
const SHA256 = /^[0-9a-f]{64}$/;

/** A name as a link carries it: what would end it is left out, and so is what no address can carry. */
export const linkName = (name: string): string =>
  wellPaired(name.replaceAll('|', ' ')).slice(0, MAX_NAME_CHARACTERS);

/** "<sha256>|SmolLM2 135M|https://…"; "none" for the default model. */
export const namedModel: Codec<NamedModel | null> = {
  encode: (model) =>
    model === null ? 'none' : [model.sha256, linkName(model.name), model.address ?? ''].join('|'),
  decode: (value) => {
    if (value === 'none') return null;
    const [sha256 = '', name = '', address = '', ...rest] = value.split('|');
    if (!SHA256.test(sha256) || name.length > MAX_NAME_CHARACTERS || rest.length > 0)
      throw new UnreadableError(value);
    return { sha256, name: linkName(name), address: address === '' ? null : checked(address) };
  },
};

/** Nothing is fetched from an address that the page would not take from a reader. */
function checked(address: string): string {
  try {
    return modelAddress(address);
  } catch (error) {
    if (error instanceof GgufError) throw new UnreadableError(address);
    throw error;
  }
}
