/** English texts of the guided tour. `[words](term)` marks a term of the glossary. */
export const tourEn = {
  title: 'Tour',
  chapters: {
    core: 'The core region',
    dimension: 'Single dimensions',
    language: 'A region for each language',
    forgetting: 'Freezing against forgetting',
    fooled: 'How not to be fooled',
  },
  chooser: 'Chapter',
  place: 'Step {{at}} of {{of}}',
  back: 'Back',
  next: 'Next',
  leave: 'Leave the tour',
  finish: 'End the tour',
  perform: 'Do it for me',
  act: 'Now you:',
  look: 'Look for:',
  origin: {
    recorded:
      'The numbers on screen are recorded: nothing has to be loaded. Load the model at the top to compute them live.',
    live: 'The numbers on screen are computed live.',
  },
  steps: {
    'core-what': {
      title: 'One per cent of the weights',
      text: 'The paper reports that about 1 % of a model’s [weights](weight) form a [core linguistic region](core-region): set them to zero, and [perplexity](perplexity) explodes in 30 languages. Which ones? Those of the highest [importance](importance), inside each [matrix](matrix).',
      look: 'The switches: on the left, on a phone at the bottom. Beside each stands how many weights it touches.',
    },
    'core-off': {
      title: 'Take the core away',
      text: 'This sets the [top](top) 1 % of every matrix to zero. The rest of the model stays as it was trained.',
      act: 'turn the switch “Core region” on.',
      look: 'every language suffers, related or not. The edited dots leave the axis, and an arrow carries the value. The hollow diamonds are a [random control](random): as many weights, drawn by chance.',
    },
    'core-text': {
      title: 'What it writes without the core',
      text: 'The same prompt, continued by the intact model and by the edited one. Each [token](token) is tinted by its [surprisal](surprisal).',
      look: 'the edited text is not another language or a worse style: it is no language at all.',
    },
    'core-control': {
      title: 'The number, or the place?',
      text: 'Would any 1 % do this? To tell, as many weights are removed at the [bottom](bottom) of importance and at [random](random), in 34 languages.',
      act: 'open Experiments: “Does 1 % of the weights hold language together?”',
      look: 'the columns Top, Bottom and Random of the table, and what would mislead, under the figure.',
    },
    'dimension-what': {
      title: 'One number',
      text: 'Regions hold many weights. The paper’s Figure 4 changes a single [parameter](parameter) of LLaMA-2-13B: multiplied by four at one [dimension](residual-dimension), a sentence about Fudan University becomes “tat, tat, tate”; at another it stays a sentence.',
      look: 'two presets of this model under Dimensions, among the switches.',
    },
    'dimension-breaks': {
      title: 'The one that breaks it',
      text: 'From layer 6 on, dimension 163 carries this model’s largest values. Its parameter in one [norm](norm) is multiplied by four.',
      act: 'reset all, then press “Norm after attention, layer 1, dimension 163 ×4”.',
      look: 'one number of the model differs now. Read the edited text, then the ratios of the languages.',
    },
    'dimension-ordinary': {
      title: 'The one that does not',
      text: 'The same norm of the same layer, another dimension, the same factor.',
      act: 'take that edit away (×) and press “The same at dimension 80 ×4”.',
      look: 'next to nothing changes. What counts is which dimension it is.',
    },
    'dimension-map': {
      title: 'A map of the damage',
      text: 'Is the damage where the first-order [importance](importance) predicts it? The page has measured thousands of norm parameters.',
      act: 'open Experiments: “Can one parameter break it?”',
      look: 'a few dark cells among many pale ones, and the scatter plot of predicted against measured.',
    },
    'language-what': {
      title: 'Subtracting the other languages',
      text: 'Take the top 1 % for one language, then subtract the top of the paper’s other languages: what is left is its [monolingual region](monolingual-region), about a third of the size.',
      look: 'seven switches, one for each language that has a region here.',
    },
    'language-arabic': {
      title: 'Take Arabic away',
      text: 'If the region is Arabic’s alone, Arabic suffers and others hardly do.',
      act: 'turn everything else off and the switch “Arabic region” on.',
      look: 'Arabic at the top, then Persian, which shares its script; English and other unrelated languages stay close to their [random control](random).',
    },
    'language-russian': {
      title: 'Russian, as in Table 5',
      text: 'The paper’s Table 5 removes the Russian region of LLaMA-2-7B: Russian and Ukrainian suffer, nine other languages hardly.',
      act: 'turn the Arabic region off and the Russian one on.',
      look: 'Russian and Ukrainian. “Paper” in the header has the reported numbers beside these.',
    },
    'language-where': {
      title: 'Where the regions lie',
      text: 'The heat map shows two regions in [Attn.q](attn-q) of one layer: Arabic in red, Vietnamese in blue, both in their product. It shows them before [subtraction](subtraction).',
      look: 'stripes: single input dimensions that both regions use. The [Jaccard](jaccard) between languages is to be read against the [stability](stability) of one language’s halves.',
    },
    'language-table': {
      title: 'All seven regions, all languages',
      text: 'How specific is each region, and what do two rules of subtraction and as many random weights do?',
      act: 'open Experiments: “What does a language’s region hold?”',
      look: 'the ratio to base and the ratio of the random control, side by side.',
    },
    'forgetting-what': {
      title: 'Learning one language, forgetting another',
      text: '[Further pre-training](pre-training) on one language makes a model forget others. The paper trains LLaMA-2-7B further on 100,000 Arabic sentences: its Chinese goes to a perplexity of 563, and only to 91 with the core’s top 5 % frozen.',
      look: 'this model is trained the same way, but far shorter. The next step shows its curves.',
    },
    'forgetting-curves': {
      title: 'Frozen against free',
      text: 'Three runs at each of the paper’s two learning rates: all weights trained, the core’s top 5 % frozen, and as many random weights frozen.',
      act: 'open Experiments: “Does freezing the core slow forgetting?”',
      look: 'compare “core frozen” with “random frozen”, not with “full” alone: both leave as many weights as they are.',
    },
    'forgetting-own': {
      title: 'Train it yourself',
      text: 'Further down you can train the model on a text of your own with [AdamW](adamw), in this browser. It needs the model and about 4 GB of memory.',
      look: 'the trained weights then lie under every panel, until you go back to the original ones.',
    },
    'fooled-random': {
      title: 'Ask for the control',
      text: 'Take any 1 % of a model’s weights away and something gets worse. A region says something only beyond a [random control](random) of the same size.',
      act: 'turn the switch “Arabic region” on, and nothing else.',
      look: 'the distance from the diamond (random) to the edited dot: that is what the region adds, language by language.',
    },
    'fooled-overlap': {
      title: 'Ask: before or after subtraction?',
      text: 'Two regions that hardly overlap look like a finding. But [subtraction](subtraction) takes the others away: after it no two regions can share a weight.',
      act: 'set the heat map to “after subtraction”.',
      look: 'the Jaccard is 0 for any two languages, by construction. Only the overlap before subtraction is evidence.',
    },
    'fooled-bias': {
      title: 'Ask what was filtered',
      text: 'Without its Arabic region LLaMA-2-7B falls from 25.6 % to 1.5 % on ArabicMMLU, counting only questions whose answer is not A. The same section reports that it says A more often: 0.36 before, 0.64 after.',
      act: 'open Experiments: “Does a language’s region carry knowledge, or a habit of answering?”',
      look: 'the probability of A beside the accuracy. 1.5 % is far below chance: a habit of answering looks like lost knowledge.',
    },
    'fooled-memory': {
      title: 'Ask which text',
      text: 'A text that a model knows by heart has a low perplexity for another reason than language. The passage here was written for this project, in 34 languages.',
      look: '“Own text” at the top of the panel scores any text of yours, under every switch.',
    },
    'fooled-bits': {
      title: 'Ask: per what?',
      text: 'Perplexity is per [token](token) of this model’s tokenizer. A language cut into more tokens has an easier time with each: compare ratios, or [bits per byte](bits-per-byte).',
      look: '“Table” at the top of the panel has bits per byte beside perplexity. That was the tour: the switches are yours.',
    },
  },
} as const;
