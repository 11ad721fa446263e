/** What is wrong with a GGUF file, or with the model in it. */
export const modelTexts = {
  model: {
    manifestInvalid: `The model's manifest is not valid at "{{at}}": {{expected}} was expected, {{found}} found. Restore manifest.json from the repository.`,
    manifestSum:
      "The manifest's parts add up to {{total}} bytes in pieces of {{piece}}, {{expected}} were expected. Restore manifest.json from the repository.",
    architecture:
      'The file has a model of architecture "{{found}}". Supported: {{supported}}. Choose a GGUF of one of these.',
    heads:
      'Query heads in equal groups and an even head width were expected, but the file has {{heads}} heads, {{keyValueHeads}} key/value heads and a head width of {{headWidth}}. It is damaged.',
    window:
      'A sliding window of at least {{least}} tokens was expected, as long as the longest text that is scored, but {{key}} is {{found}}. Choose a model with a wider window, or one without.',
    keyMissing:
      'The key {{key}} was expected in the file, but it is missing. Convert the model again with a current llama.cpp.',
    keyNotNumber:
      'A number was expected in the key {{key}}. Models that differ from layer to layer are not supported.',
    keyRange:
      'A whole number from 1 to {{most}} was expected in {{key}}, {{found}} found. The file is damaged.',
    keyNeeded: "The key {{key}} is missing, and {{fallback}} can't stand for it.",
    keyPositive: 'A positive number was expected in {{key}}, {{found}} found. The file is damaged.',
    keyValue: '{{key}} is {{found}}; only {{supported}} is supported. Choose another model.',
    embeddingMissing: 'The tensor {{tensor}} was expected in the file, but it is missing: damaged file.',
    vocabularyRows:
      'The vocabulary has {{tokens}} tokens, but {{tensor}} has {{rows}} rows; they must be equal. The file is damaged.',
    tensorMissing: 'The tensor {{tensor}} was expected in this {{architecture}} file, but it is missing.',
    tensorDims:
      'The tensor {{tensor}} was expected with dims {{expected}} (output x input), {{found}} found. The file is damaged or of a variant that is not supported.',
    tensorUnknown:
      "The file has a tensor {{tensor}}, which this project's {{architecture}} does not compute with (a bias, experts or scaled rotary frequencies, perhaps). Choose another model.",
    partSize:
      'Part {{part}} of the model has a wrong size: {{expected}} bytes were expected, {{found}} found. Try again; only this part is fetched.',
    partAltered:
      'Part {{part}} of the model was altered: SHA-256 {{expected}}… was expected, {{found}}… found. Try again; if it stays so, run "npm run model" on the host.',
    loadingCancelled: 'Loading was cancelled; the parts that are complete stay cached.',
    manifestMissing: `The model's manifest was expected at {{url}}, but the host answered {{status}}. Run "npm run model" on the host, then retry.`,
    tokenizer:
      'The file has a tokenizer of kind "{{found}}". Supported: llama (SentencePiece with scores). Choose a GGUF with such a vocabulary.',
    tokens:
      'Tokens, scores and token types of one length were expected in tokenizer.ggml, {{tokens}} tokens, {{scores}} scores and {{types}} types found. The file is damaged.',
    manifestUneven:
      "The manifest's part {{file}} is not of the size that all but the last have, {{piece}} bytes. Restore manifest.json from the repository.",
    partMissing:
      'Part {{part}} of the model is missing on the host (status {{status}}). Run "npm run model" there, then try again.',
    partBroken:
      'Part {{part}} of the model could not be fetched: the connection broke. Try again; only what is missing is fetched.',
  },
  gguf: {
    tensorBytes:
      '{{weights}} weights in {{type}} take {{expected}} bytes, but {{found}} were given. The tensor is cut short or its dimensions are misread.',
    row: 'Row {{row}} of {{width}} weights was asked for (room for {{room}}), but the tensor has {{rows}} rows. Check the token id and the vocabulary of the file.',
    room: 'Room for {{outputs}} x {{inputs}} weights was expected, {{found}} found.',
    notGguf: 'This is not a GGUF file: it does not begin with "GGUF". Choose a GGUF file.',
    version:
      'GGUF version 2 or 3 (little-endian) was expected, {{found}} found. Convert the file with a current llama.cpp.',
    tooManyKeys: 'At most {{most}} keys were expected, {{found}} found: damaged file.',
    longArray: 'At most {{most}} elements were expected in {{key}}, {{found}} found: damaged file.',
    valueType: '{{key}} has a value of type {{type}}, which GGUF does not know here: damaged file.',
    q8Blocks: 'Q8_0 tensors have blocks of {{block}} bytes; {{found}} bytes are not whole ones.',
    noTensor: 'Tensor {{tensor}} was expected in this file, but it is not there. Take another GGUF.',
    headerCut:
      'The header runs past {{read}} bytes, of {{size}} in the file: it is cut short or damaged. Take it again.',
    tooManyTensors: 'At most {{most}} tensors were expected, {{found}} found: damaged file.',
    tooManyDimensions:
      'At most {{most}} dimensions were expected in {{tensor}}, {{found}} found: damaged file.',
    alignment: 'A whole number of bytes was expected in general.alignment, {{found}} found: damaged file.',
    tensorBeyond:
      'Tensor {{tensor}} ({{dims}}, {{type}}) was expected at bytes {{from}} to {{to}}, but the file has {{size}}. It is cut short or damaged: take it again.',
    tensorTwice: 'Tensor {{tensor}} is declared twice: damaged file.',
    beyondEnd:
      'Bytes {{from}} to {{to}} were asked for, but the file has {{size}}. It is cut short or damaged: take it again.',
    unreadable:
      'The file could not be read: it was moved, changed or is no longer permitted. Choose it again.',
    unreachable:
      '{{url}} could not be reached. Check the address, the connection and that the server allows this page (CORS).',
    noLength:
      'The server of {{url}} does not say how long the file is (Content-Range). Download the file and open it from this machine.',
    shortRange: '{{url}} gave {{found}} bytes from {{from}}, {{expected}} were expected. Try again.',
    blockType:
      'Tensor {{tensor}} has block type {{type}}, which is not supported. Supported: {{supported}}. Take a file in one of these, for example Q8_0 or Q4_K_M.',
    wholeBlocks:
      '{{type}} holds weights in blocks of {{block}}, but {{weights}} weights were expected; the file is damaged or its dimensions are misread.',
    noRanges:
      'The server of {{url}} does not answer byte ranges (status 206 expected, {{status}} found). Download the file and open it from this machine.',
    status: '{{url}} answered with status {{status}}, 206 was expected. Check the address.',
  },
} as const;
