import type { ExperimentId } from '../link/experiments';

/** What is read for recorded results, in words, with its licence: what recorded files hold, and the page's English. */
export const SOURCES = {
  documents:
    'NTREX-128 (CC BY-SA 4.0), the first lines of each document for evaluation, on none of which a region was found; each document by itself, in sequences of whole lines of at most 256 tokens, BOS first',
  trainingByDocument:
    'Trained on NTREX-128 (CC BY-SA 4.0) in the language that is learned, the documents for discovery (where they do not suffice, on prose after them); the core that is frozen was found on the same documents in other languages; scored on NTREX-128 (CC BY-SA 4.0), the first lines of each document for evaluation, which neither training nor the search for regions read; each document by itself, in sequences of whole lines of at most 256 tokens, BOS first',
  evaluation:
    'NTREX-128 (CC BY-SA 4.0), the 397 lines from 1,601 on, on which no region was found; sequences of whole lines of at most 256 tokens, BOS first',
  training:
    'Trained on NTREX-128 (CC BY-SA 4.0), Arabic, lines 1 to 1,600 (where they do not suffice, on Arabic prose after them), on which the core was found too; scored on NTREX-128 (CC BY-SA 4.0), the 397 lines from 1,601 on, on which no region was found; sequences of whole lines of at most 256 tokens, BOS first',
  questions:
    '520 test questions of MMLU, ten of each of 52 subjects, in English and in Arabic translation; four options, no examples before the question',
  questionsAndNext:
    '520 test questions of MMLU, ten of each of 52 subjects, in English and in Arabic translation; four options, no examples before the question; 130 of them, drawn over subjects, in all four rotations; next sentences from the documents for evaluation of NTREX-128 (CC BY-SA 4.0)',
  normDamageTwice:
    'the first 12 tokens of the parallel passage written for this project, and for the second measurement the first 256 tokens of the documents for evaluation of NTREX-128 (CC BY-SA 4.0), in English, Arabic and Chinese, BOS first',
  normDamage:
    'the first 12 tokens of the parallel passage written for this project, in English, Arabic and Chinese, BOS first',
  singleWeights:
    'the first 48 tokens of the parallel passage written for this project, in English, Arabic and Chinese, BOS first',
  prompts:
    "the paper's two prompts in three languages, continued by 24 tokens, greedily; Arabic and Chinese of the first prompt are translations of this project",
  counted: 'no text: the shipped regions are counted',
  compared: 'no text: the shipped regions are compared',
  discovery: 'NTREX-128 (CC BY-SA 4.0), lines 1 to 600 (en 1 to 800), sequences of at most 512 tokens',
} as const;

export type SourceId = keyof typeof SOURCES;

/** What an experiment reads that does not read the evaluation documents. */
const OTHER: Partial<Record<ExperimentId, SourceId>> = {
  'core-place': 'counted',
  'norm-damage': 'normDamageTwice',
  'single-weights': 'singleWeights',
  overlap: 'compared',
  forgetting: 'trainingByDocument',
  downstream: 'questionsAndNext',
  texts: 'prompts',
};

/** What an experiment reads; its recorded file holds the text of that. */
export const sourceRead = (experiment: ExperimentId): SourceId => OTHER[experiment] ?? 'documents';

/** What a recorded file says that it read; of a text that is not known here, what its experiment reads now. */
export function sourceOf(experiment: ExperimentId, text: string): SourceId {
  const ids = Object.keys(SOURCES) as SourceId[];
  return ids.find((id) => SOURCES[id] === text) ?? sourceRead(experiment);
}
