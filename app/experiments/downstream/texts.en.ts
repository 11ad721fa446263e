/** Texts of "downstream". */
export const downstreamEn = {
  finding: '{{group}} ({{questions}}), mean probability of A: {{list}}.',
  lead: {
    holds: 'A habit of answering A:',
    weakly: 'In part a habit, which any damage shares:',
    not: 'No habit of answering A beyond any damage:',
  },
  answer:
    '{{lead}} without the Arabic region the mean probability of A, asked in Arabic, goes from {{intact}} to {{removed}}; without as many random weights to {{control}}.',
  question: 'Does a language’s region carry knowledge, or a habit of answering?',
  conditions: {
    intact: 'intact',
    arabic: 'without Arabic',
    vietnamese: 'without Vietnamese',
    random: 'random, size of Arabic',
    edited: 'edited',
    control: 'random, same size',
  },
  languages: { ar: 'Questions in Arabic', en: 'Questions in English' },
  measures: {
    accuracy: 'Right answers',
    accuracyBeyondA: 'Right, answer not A',
    probabilityOfA: 'Probability of A among the letters',
  },
  chart: 'Share of right answers and mean probability of A, by language and condition',
  mark: '{{condition}}: {{measure}} {{value}}, {{low}} to {{high}}',
  reportedMark: '{{condition}}: {{measure}} {{value}}, reported in the paper',
  legend: {
    base: 'intact',
    edited: 'region removed',
    random: 'random control',
    chance: 'dashed: chance',
    interval: 'line: 95 % interval',
    reported: 'reported, LLaMA-2-7B',
  },
  caption: 'Multiple choice, with 95 % intervals; what the paper reports for LLaMA-2-7B stands in violet',
  columns: {
    asked: 'Asked in',
    condition: 'Model',
    questions: 'Questions',
    chance: 'Chance',
    choseA: 'Chose A',
    letters: 'Any letter',
    weights: 'Weights touched',
  },
  interval: '{{low}} to {{high}}',
  reported: 'reported {{value}}',
  none: '–',
  moved:
    'Questions in Arabic, {{questions}} of them: without the Arabic region the mean probability of A goes from {{before}} to {{after}}; right answers are {{accuracyBefore}} before and {{accuracyAfter}} after, where guessing gets {{chance}}. Of the questions whose answer is not A it is {{beyondBefore}} before and {{beyondAfter}} after, where guessing gets {{beyondChance}}. All letters together have a probability of {{lettersBefore}} before and {{lettersAfter}} after.',
  partly: 'Recorded in part: {{asked}} of {{all}} questions so far, the same ones under every condition.',
  live: {
    source: 'Questions',
    sources: { own: 'The project’s 20', csv: 'My CSV' },
    language: 'Asked in',
    languages: { ar: 'Arabic', en: 'English' },
    file: 'Open a CSV file…',
    csvHint:
      'Columns question, A, B, C, D, E and answer (a letter); or choices, separated by |, in place of A to E. Two to {{most}} questions; it stays on this machine.',
    fileRead: '{{name}}: {{count}} questions',
    run: 'Answer with the recipe that is set',
    runIntact: 'Answer with the intact model',
    intactHint: 'Nothing is switched off in the explorer, so only the intact model answers.',
    stop: 'Stop',
    loading: 'Loading the model (253 MB, where it is not in the cache).',
    progress: '{{done}} of {{total}} answers',
    stopped: 'Stopped after {{done}} of {{total}} answers; the figure holds what was answered.',
    table: 'Live answers',
  },
  paper:
    'Section 3.4, Figure 5, LLaMA-2-7B: without the Arabic region, accuracy on ArabicMMLU, counting only questions whose answer is not A, falls from 25.6 % to 1.5 %; without the Vietnamese region it is 26.7 %. The mean probability of A rises from 0.36 to 0.64. MMLU in English: 42.46 %, 39.27 % and 39.68 %.',
  model:
    'A base model of 270 M parameters without examples is near chance on MMLU in either language: these accuracies say little about knowledge. What is moved is which letter is chosen, A in Arabic, others in English. Where random weights of the same size move it as well, that part comes with any damage; only what a region moves beyond them is its own, and one draw of random weights is little to tell it by.',
  misleads:
    'The probability of A is its share among the letters offered: where the letters together become less likely, A may become less likely among all tokens while its share grows. A model that always answers A gets nothing right where the answer is not A: the filtered accuracy turns a habit into lost knowledge. The paper’s questions are ArabicMMLU, these are MMLU translated, so compare directions. Intervals are over questions, and of each condition by itself.',
} as const;
