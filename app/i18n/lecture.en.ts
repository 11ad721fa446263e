/** English texts of lecture mode; they come with it. */
export const lectureEn = {
  title: 'Lectures',
  close: 'Close',
  intro:
    'A lecture is a list of links, each with a title and notes. It is kept in this browser, which may delete it where space runs out; as a file or a link it goes elsewhere. Steps that are recorded need no model and no network.',
  give: 'Give it',
  edit: 'Edit',
  export: 'Export as file',
  link: 'Make a link',
  linkOf: 'Link of the lecture, {{count}} characters',
  remove: 'Remove',
  bringBack: 'Bring “{{title}}” back',
  create: 'New lecture',
  untitled: 'Untitled lecture',
  open: 'Open a lecture file…',
  copyToEdit: 'Copy it to edit',
  steps_one: '{{count}} step',
  steps_other: '{{count}} steps',
  editing: 'Edit: {{title}}',
  name: 'Name of the lecture',
  step: 'Step {{at}}',
  stepTitle: 'Title of step {{at}}',
  notes: 'Speaker notes of step {{at}}',
  predict: 'Step {{at}}: predict first',
  shows: 'Step {{at}} shows',
  showing: { both: 'texts and languages', texts: 'texts', languages: 'languages' },
  up: 'Step {{at}} up',
  down: 'Step {{at}} down',
  removeStep: 'Remove step {{at}}',
  addCurrent: 'Add what is set now',
  paste: 'A share link:',
  addPasted: 'Add the link',
  noLink: 'This is no link of the explorer. Copy one with “Copy link” or “Share”.',
  full: 'A lecture has at most {{limit}} steps.',
  atMost:
    'There are {{count}} lectures, as many as are kept. Export and remove one; then open or make the next.',
  unread_one:
    'One thing that is kept here can’t be read by this version of the page ({{titles}}): it is not shown, and stays as it is.',
  unread_other:
    '{{count}} things that are kept here can’t be read by this version of the page ({{titles}}): they are not shown, and stay as they are.',
  unsaved:
    'The storage of this browser is full or missing: your lectures are here only while the page is open. Export them as files.',
  copied:
    'Another tab had changed the same lecture: your version is kept as “{{title}}”, the other under its old name.',
  presenting: 'Lecture: {{title}}',
  place: '{{at}} / {{of}}',
  speaker: {
    title: 'Speaker notes',
    none: 'No notes for this step.',
    room: 'The room sees:',
    sees: {
      result: 'the result',
      guess: 'the question; the result is still hidden',
      black: 'nothing, the slide is black',
    },
    next: 'Next:',
    last: 'this is the last step',
    back: 'Back',
    forward: 'Next',
    reveal: 'Reveal',
    black: 'Black',
    time: 'Time since the start',
    restart: 'Start the clock again',
    blocked: 'The browser opens no second window here, so the notes stand on the slide.',
  },
  keys: 'Space or → next · ← back · ↓ number · B black · N notes · Q code · F full screen · Esc end',
  end: 'End',
  guess: 'What will happen? Guess first.',
  computing: 'computing',
  needsModel: 'Not recorded: load the model to show this step.',
  gone: 'This lecture is not in this browser. Open its file or its link under “Lectures”.',
  code: 'QR code of this step',
  shipped: {
    title: 'Fudan University is located in',
    note: 'Ten minutes, with speaker notes; runs from recorded results.',
    steps: {
      intact: {
        title: 'A small model that speaks many languages',
        notes:
          'Gemma 3 270M, a base model: it only continues text. Read the continuation aloud. It is small and wrong about much; what counts is that it is language. (1 minute)',
      },
      core: {
        title: 'We remove 1 % of its weights',
        notes:
          'The 1 % of each matrix that matters most for six languages together, set to zero. Let the room guess: worse style, another language, nothing? Then reveal. (1 minute)',
      },
      'core-languages': {
        title: 'Every language at once',
        notes:
          'Ask which languages will suffer. Reveal: all of them, by many powers of ten. A perplexity beyond the number of tokens in the vocabulary means confidently wrong; how far beyond says little. (1 minute)',
      },
      control: {
        title: 'As many weights, drawn at random',
        notes:
          'Same numbers as before: now point at the last column with the down key. The random control is what 1 % does by its number alone. (1 minute)',
      },
      parameter: {
        title: 'One single number, times four',
        notes:
          'The paper’s Figure 4, on this model: one parameter of one norm. The paper has “tat, tat, tate” for LLaMA-2-13B. Guess, reveal, read aloud. (1 minute)',
      },
      ordinary: {
        title: 'Another number, times four',
        notes:
          'The same norm of the same layer, an ordinary dimension. Most of the room will now guess that it breaks. (1 minute)',
      },
      arabic: {
        title: 'We remove the Arabic region',
        notes:
          'The Arabic top 1 % less the top of the paper’s other languages. Who suffers beside Arabic? Look at Persian: the same script. Compare with the random column before believing anything. (1 minute)',
      },
      'arabic-text': {
        title: 'An Arabic prompt without the Arabic region',
        notes:
          'Base and edited continuation of the same Arabic prompt. One greedy text is one sample. (1 minute)',
      },
      russian: {
        title: 'We remove the Russian region',
        notes:
          'Table 5 of the paper removes it in LLaMA-2-7B: Russian and Ukrainian suffer, nine others hardly. Guess which of these rows move. (1 minute)',
      },
      doubts: {
        title: 'How not to be fooled',
        notes:
          'Random controls; overlap before and after subtraction (after it, it is zero by construction); a habit of answering A looks like lost knowledge; freezing slows forgetting, it does not end it. Press Q for the code: the room can try it on their phones. (1 minute)',
      },
    },
  },
} as const;
