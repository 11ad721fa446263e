/** What is wrong with texts, questions and trainings. */
export const tasksTexts = {
  question: {
    tooLong: 'Question "{{question}}" has {{tokens}} tokens with its options; at most {{most}} fit. Shorten it.',
    noLetters: 'This model has no single token for the letters A to E after "Answer:", so that their likelihoods cannot be compared. Take the default model.',
    empty: 'Question "{{question}}" is empty. Write a question.',
    options: 'Question "{{question}}" has {{found}} options; {{least}} to {{most}} were expected. Add or remove some.',
    emptyOption: 'Question "{{question}}" has an empty option. Fill it in or remove it.',
    rightOption: 'Question "{{question}}" names option {{option}} as the right one, and has {{count}}. Name one that is there.',
    tooMany: 'One run takes at most {{most}} questions, not {{found}}. Split them.',
  },
  text: {
    broken: 'This is no text: {{broken}} of its first {{length}} characters are control characters or bytes that are not UTF-8. Take a plain text file in UTF-8.',
    tooShort: 'The text has {{tokens}} tokens; at least {{least}} are needed to find a region, and some thousand for a steady one. Add more text of the same kind.',
    repeats: 'The text repeats itself: it has {{distinct}} different tokens, and at least {{least}} are needed to find a region. Take text as people write it.',
    oneToken: 'The text is one token, and this model reads none before it, so that there is nothing to predict. Add a word.',
    noPrompt: 'The prompt is empty, and this model reads no token before a text (BOS): there is nothing to continue. Type a prompt.',
    empty: 'The text is empty: at least one token was expected. Type or paste some text.',
    tooLong: 'The text has {{length}} characters; at most {{most}} can be learned from here. Take a part of it.',
    notText: 'This is no text: it holds control characters. Take a plain text file in UTF-8.',
    tooShortToLearn: 'The text has {{tokens}} tokens; at least {{least}} are needed to learn from it. Add more text.',
  },
  training: {
    foreign: 'This saved training belongs to another model. Start the training again.',
    learningRate: "The learning rate has to be above 0 and at most {{most}}, not {{found}}. The paper's are 0.00005 and 0.000005.",
    lossDiverged: 'Step {{step}} met a loss of {{found}}: a finite one was expected, near that of the start, so the training has diverged. The weights are those of step {{last}}, the last good one; choose a smaller learning rate than {{rate}}, or go back to the original weights.',
    gradientDiverged: 'Step {{step}} met a gradient of {{found}}: a finite one was expected, so the training has diverged. The weights are those of step {{last}}, the last good one; choose a smaller learning rate than {{rate}}, or go back to the original weights.',
    steps: 'The number of steps has to be a whole number from {{least}} to {{most}}, not {{found}}.',
    tokensPerStep: 'The number of tokens in a step has to be a whole number from {{least}} to {{most}}, not {{found}}.',
    scoreEvery: 'The number of steps between two scorings has to be a whole number from {{least}} to {{most}}, not {{found}}.',
  },
} as const;
