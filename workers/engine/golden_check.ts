import { DEFAULT_MODEL } from '../../workers/model/default_model';
import type { LoadedModel } from '../decoder/loaded_model';
import { BackendError } from '../errors';

/**
 * A back end computes the default model right when it agrees with PyTorch (float32, CPU, the same GGUF) on the
 * beginning of article 13 of the Universal Declaration of Human Rights in English.
 */
const GOLDEN = {
  ids: [2, 40651, 815, 506, 1447, 531, 11425, 529, 7296, 532, 19698, 2351, 506, 27367, 529, 1546, 3245],
  /** Negative log-likelihood in nats of each token after the first. */
  nll: [
    10.4276, 2.0215, 3.235, 1.4932, 0.0198, 3.5502, 0.0801, 4.001, 1.1599, 2.0467, 4.1124, 0.3763, 1.9862,
    0.0613, 4.5706, 2.4957,
  ],
} as const;

/** Mean difference in nats that a back end may have; WebGPU and wasm differ by about 4e-4. */
export const GOLDEN_TOLERANCE = 1e-2;

/** For a model without golden numbers: the ids that are scored to see that numbers come out at all. */
const ANY_IDS = 8;

/** @throws BackendError where the back end's numbers are not those of the model */
export async function checkBackend(model: LoadedModel): Promise<void> {
  const { name } = model.info.backend;
  const isGolden = model.info.modelSha256 === DEFAULT_MODEL.sha256;
  const first = Math.min(ANY_IDS, model.shape.vocabulary);
  const ids = isGolden ? GOLDEN.ids : Array.from({ length: first }, (_, id) => id);
  const nll = await model.decoder.score(ids, 'base', () => {});
  if (!nll.every(Number.isFinite)) throw new BackendError('backend.notFinite', { backend: name });
  if (!isGolden) return;
  const difference = nll.reduce((sum, value, at) => sum + Math.abs(value - GOLDEN.nll[at]), 0) / nll.length;
  if (difference > GOLDEN_TOLERANCE)
    throw new BackendError('backend.differs', {
      backend: name,
      difference: difference.toFixed(3),
      most: GOLDEN_TOLERANCE,
    });
}
