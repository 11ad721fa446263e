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
  added: 'Added as step {{at}} of “{{title}}”.',
  notAdded: 'Not added: the lecture is full. Take a step out of it, or make a new one.',
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
  touch: 'Tap or swipe to go on',
  keys: 'Space or → next · ← back · ↓ number · B black · N notes · Q code · F full screen · Esc end',
  end: 'End',
  guess: 'What will happen? Guess first.',
  computing: 'computing',
  needsModel: 'Not recorded: load the model to show this step.',
  gone: 'This lecture is not in this browser. Open its file or its link under “Lectures”.',
  code: 'QR code of this step',
  tooLongForCode:
    'The link of this step has {{count}} characters, too many for a QR code. Share it by “Share”, or shorten its prompt or text.',
  axis: {
    ratio: 'times the intact model’s, log scale · ○ random',
    perplexity: 'perplexity (log scale)',
  },
  more_one: 'and {{count}} more language',
  more_other: 'and {{count}} more languages',
  number: {
    median: 'perplexity, median of these languages',
    own: 'perplexity of {{language}}',
    same_one: 'of {{count}} token, from the start, as the intact model writes it',
    same_other: 'of {{count}} tokens, from the start, as the intact model writes them',
  },
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
        title: 'We remove 1 % of the weights of its layers',
        notes:
          'In each matrix the 1 % that matters most for six languages together, set to zero; the embedding is left alone. Let the room guess: worse style, another language, nothing? Then reveal. (1 minute)',
      },
      'core-languages': {
        title: 'Every language at once',
        notes:
          'The core was found on Arabic, Chinese and four more; English, Tamil, Persian, Finnish and Swahili had no part in it. Ask which will suffer. Reveal: all of them, by many powers of ten. A perplexity beyond the number of tokens in the vocabulary means confidently wrong; how far beyond says little. (1 minute)',
      },
      control: {
        title: 'As many weights of the same sizes, drawn at random',
        notes:
          'The same number in each matrix, and as large as those of the core: the text goes on. So it is neither their number nor their size, but which ones they are. It is one draw. (1 minute)',
      },
      parameter: {
        title: 'One single number, times four',
        notes:
          'The paper’s Figure 4, on this model: one parameter of one norm, chosen because it breaks this text. The paper has “tat, tat, tate” for LLaMA-2-13B. Guess, reveal, read aloud. (1 minute)',
      },
      ordinary: {
        title: 'Another number, times four',
        notes:
          'The same norm of the same layer, an ordinary dimension. Most of the room will now guess that it breaks. (1 minute)',
      },
      arabic: {
        title: 'We remove the Arabic region',
        notes:
          'The Arabic Top 1 % less the Top of the paper’s other languages. Arabic is hit hardest, and stands furthest beyond its control. Do its kin follow? Hebrew, of the same family, is next beyond the control; Persian, which shares the script, hardly rises beyond it. English and Chinese stay close to their control. In Tamil and Malayalam the control does far worse than the region: they break under almost any damage. (1 minute)',
      },
      'arabic-text': {
        title: 'An Arabic prompt without the Arabic region',
        notes:
          'Base and edited continuation of the same Arabic prompt. One greedy text is one sample. (1 minute)',
      },
      russian: {
        title: 'We remove the Russian region',
        notes:
          'Table 5 of the paper removes it in LLaMA-2-7B: Russian and Ukrainian suffer, nine others hardly. Here Russian stands furthest beyond its control, then Ukrainian and Czech. Tamil suffers more than Russian, and Malayalam about as much, but there the control rises most too. Of these rows Vietnamese and English suffer least. (1 minute)',
      },
      doubts: {
        title: 'How not to be fooled',
        notes:
          'Without its own region it is not English that suffers most: Czech, Malayalam and Chinese suffer more. Yet in Czech and Malayalam the control alone does worse than the region, and beyond its control English is first. Before believing a story, look at the languages that it leaves out, and at the random control. Overlap after subtraction is zero by construction; any damage moves the answers among A to D; in our training runs nothing was forgotten, so freezing could slow nothing. Press Q for the code: the room can try it on their phones. (1 minute)',
      },
    },
  },
} as const;
