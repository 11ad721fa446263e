/** English texts of the glossary: each term in one sentence. */
export const glossaryEn = {
  title: 'Glossary',
  close: 'Close',
  terms: {
    weight: {
      name: 'Weight',
      is: 'is one number of a matrix of the model; this one has about a hundred million outside of its vocabulary.',
    },
    parameter: {
      name: 'Parameter',
      is: 'is any number that the model learned: a weight of a matrix, or one entry of a norm.',
    },
    matrix: {
      name: 'Matrix',
      is: 'is one of the seven of each layer: q, k, v and o of attention, and gate, up and down of the feed-forward network (FFN).',
    },
    'attn-q': {
      name: 'Attn.q',
      is: 'is the matrix that makes attention’s queries: with it each token asks which earlier tokens matter.',
    },
    norm: {
      name: 'Norm',
      is: 'is a step that scales a vector to a common size and then multiplies each dimension by a parameter of its own.',
    },
    'residual-dimension': {
      name: 'Residual dimension',
      is: 'is one of the 640 numbers that run through all layers for each token; every matrix reads from them or writes to them.',
    },
    token: {
      name: 'Token',
      is: 'is a piece of text that the model reads or writes at once: a word, a part of one, or a single byte.',
    },
    'negative-log-likelihood': {
      name: 'Negative log-likelihood',
      is: 'is minus the logarithm of the probability that the model gave to the token that came: 0 where it was certain of it, in nats.',
    },
    surprisal: {
      name: 'Surprisal',
      is: 'is the negative log-likelihood of one token: how little the model expected it.',
    },
    perplexity: {
      name: 'Perplexity',
      is: 'is e to the mean negative log-likelihood: among how many equally likely tokens the model seems to choose; 1 is perfect.',
    },
    'bits-per-byte': {
      name: 'Bits per byte',
      is: 'is the negative log-likelihood of a text in bits over its length in bytes: unlike perplexity it does not depend on how text is cut into tokens.',
    },
    entropy: {
      name: 'Entropy',
      is: 'is how open a model’s choice is: the mean surprisal of its own next token in bits, over the whole vocabulary; 0 where it is certain.',
    },
    divergence: {
      name: 'KL divergence',
      is: 'of edited from base is how many bits a text of the base model’s would cost more to write down with the edited model’s probabilities, over the whole vocabulary; 0 where both are the same.',
    },
    'logit-lens': {
      name: 'Logit lens',
      is: 'is what the model would say if it ended after a layer: the output norm and the output head read that layer’s hidden state.',
    },
    'residual-stream': {
      name: 'Residual stream',
      is: 'is the vector that runs through all layers for each token: each layer reads it and adds to it.',
    },
    gradient: { name: 'Gradient', is: 'is how fast the loss changes when a parameter is moved a little.' },
    importance: {
      name: 'Importance',
      is: 'of a parameter is its value times its gradient, without the sign: a first estimate of how much the loss would change with the parameter at zero.',
    },
    region: {
      name: 'Region',
      is: 'is a set of weights, chosen inside each matrix by their importance for some text.',
    },
    'core-region': {
      name: 'Core linguistic region',
      is: 'is the top share of each matrix by the sum of importances over Arabic, Spanish, Russian, Chinese, Korean and Vietnamese.',
    },
    'monolingual-region': {
      name: 'Monolingual region',
      is: 'is what is left of a language’s top share when the top shares of the paper’s other languages are taken away.',
    },
    top: { name: 'Top', is: 'is the share of each matrix with the highest importance.' },
    bottom: {
      name: 'Bottom',
      is: 'is the share of each matrix with the lowest importance; removing it should change next to nothing.',
    },
    random: {
      name: 'Random control',
      is: 'is as many weights of each matrix drawn at random; “of the same sizes” means from outside of the region and with its spread of magnitudes, for large weights do more damage than small ones.',
    },
    subtraction: {
      name: 'Subtraction',
      is: 'is Equation 5 of the paper; after it any two regions share no weight, by construction.',
    },
    jaccard: {
      name: 'Jaccard',
      is: 'is the number of weights in both regions over the number in either: 0 for none in common, 100 % for the same region.',
    },
    stability: {
      name: 'Stability',
      is: 'is the Jaccard of the regions found on two halves of one text: 1 where both give the same region; two random ones of 1 % have 0.005.',
    },
    recipe: { name: 'Recipe', is: 'is the list of all that is changed in the weights; the link carries it.' },
    greedy: {
      name: 'Greedy',
      is: 'means that the likeliest token is always taken, so the same model writes the same text again.',
    },
    recorded: { name: 'Recorded', is: 'means computed earlier by this page’s program and shipped with it.' },
    live: { name: 'Live', is: 'means computed now, on this machine.' },
    reported: { name: 'Reported', is: 'means printed in the paper, for LLaMA-2.' },
    'pre-training': {
      name: 'Further pre-training',
      is: 'is going on with next-token training of a finished model, often on one language.',
    },
    adamw: {
      name: 'AdamW',
      is: 'is the usual optimiser: it steps along a running mean of gradients, divided by their running size, and shrinks the weights a little.',
    },
    forgetting: {
      name: 'Forgetting',
      is: 'is the loss of what a model could do before, as when its English gets worse while it learns Arabic.',
    },
  },
  equations: {
    importance:
      'Importance of parameter j: how much the loss L changes with it at zero, estimated by its value times its gradient (Eqs. 1 to 3).',
    subtraction:
      'The monolingual region of language l: its region S without the regions of all other languages (Eq. 5).',
    perplexity:
      'Perplexity: e to the mean negative log-likelihood of the T tokens, each given those before it.',
  },
} as const;
