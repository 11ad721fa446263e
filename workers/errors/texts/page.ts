/** What is wrong with what the page itself reads and draws: questions, lectures, recorded results, figures. */
export const pageTexts = {
  csv: {
    none: 'Choose a CSV file first.',
    tooLarge: '{{file}} has {{bytes}} bytes; at most {{most}} are read. Take fewer questions.',
    notText: 'This is not a text file in UTF-8. Save the questions as CSV in UTF-8.',
    count: 'The CSV has {{found}} questions; {{least}} to {{most}} were expected, one a line after the header. Add or remove some.',
    column: 'The CSV lacks the column {{column}}. The first line has to name question, A, B, C, D and answer, with commas between them; it is "{{header}}".',
    cell: 'Line {{line}} of the CSV has a cell of more than {{most}} characters. Shorten it, or look for a quote that is not closed.',
    noQuestion: 'Line {{line}} of the CSV has no question. Write one.',
    options: 'Line {{line}} of the CSV has {{found}} options; 2 to {{most}} were expected, without an empty one between them.',
    answer: 'Line {{line}} of the CSV has the answer "{{found}}"; a letter from A to {{last}} was expected, or digits throughout, of which one is 0 or the last option.',
  },
  figure: {
    noDrawing: 'This figure has no drawing to export; take CSV or JSON.',
    noCanvas: 'This browser gives no canvas; take SVG.',
    tooLarge: 'The picture is too large; take SVG.',
    scrambled: 'This browser gives noise in place of a picture that a page draws, against being recognised; take SVG.',
  },
  lecture: {
    size: 'The lecture has {{found}} bytes; at most {{most}} are read. Take some steps out of it.',
    json: 'This file is no lecture. Open one that this page exported.',
    version: 'The lecture is of version {{found}}; this page reads version {{read}}. Reload the page, or export the lecture again with this one.',
    shape: 'The lecture is not valid at "{{at}}": {{expected}} was expected, {{found}} found. Export it again.',
    cut: 'The link has {{found}} of {{expected}} letters: it was cut on its way, as some mail programs do. Ask for it again, or for the file.',
    link: 'The link of the lecture is damaged: ask for it again, or for the file.',
  },
  recorded: {
    status: 'HTTP {{status}}',
    invalid: '"{{at}}": {{expected}} was expected, {{found}} found',
    notRead: 'the file could not be fetched, or is not JSON',
  },
} as const;
