/** Limits of a training that a reader asks for; pure, shared with the page. */

/** Characters of a text that are looked at: some hundred steps of any script. */
export const MAX_TRAINING_CHARACTERS = 1_000_000;
/** A text with fewer tokens has nothing to learn from. */
export const MIN_TRAINING_TOKENS = 16;
/** Steps of one job; another one goes on from there. */
export const MAX_TRAINING_STEPS = 1000;
/** Tokens of a step: the layers' inputs of all its sequences are kept, 46 kB a token for Gemma 3 270M. */
export const MIN_STEP_TOKENS = 32;
export const MAX_STEP_TOKENS = 1024;
/** Ten thousand times the paper's higher rate: whoever wants to see a training diverge may. */
export const MAX_LEARNING_RATE = 1;
