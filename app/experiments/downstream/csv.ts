import { dsvFormat } from 'd3';
import { TextError } from '../../../workers/errors';
import { type ChoiceQuestion, LETTERS } from '../../../workers/protocol/questions';
import { firstDigit, missingHeader, optionOf, separatorOf } from './csv_dialect';

/** Largest file, in bytes: the 14,042 questions of MMLU have 7 MB, and this many already take an hour. */
export const MAX_CSV_BYTES = 2_000_000;
/** Fewest questions: the spread of one is not known. */
export const MIN_CSV_QUESTIONS = 2;
/** Most questions: about 20 minutes on two cores, intact and edited. */
export const MAX_CSV_QUESTIONS = 500;
/** Longest cell: a question of the longest prompt that fits has fewer. */
export const MAX_CELL_CHARACTERS = 4000;
/** What separates options in one column `choices`. */
const SEPARATOR = '|';
/** Names of columns that are quoted back at most, so that a file of another kind fits the message. */
const MAX_QUOTED = 120;

type Columns = ReadonlyMap<string, number>;

/** Reads a file of questions. @throws TextError with what was expected and what is there */
export async function readQuestionFile(file: File): Promise<readonly ChoiceQuestion[]> {
  if (file.size > MAX_CSV_BYTES)
    throw new TextError('csv.tooLarge', { file: file.name, bytes: file.size, most: MAX_CSV_BYTES });
  return parseQuestions(await file.text());
}

/**
 * Reads questions from CSV (RFC 4180): a header, then a question a line. Columns, in any order and case: `question`;
 * either `A`, `B` … `E` or one column `choices` whose options are separated by "|"; and `answer`, the letter of the
 * right one. Other columns are ignored. Semicolons or tabs may stand for the commas, letters of a few other alphabets or
 * digits for the answers (from 0 or from 1, where the file shows which), and a file as benchmarks have it needs no header.
 * @throws TextError where a column is missing, a line can't be a question, or there are too few or too many
 */
export function parseQuestions(text: string): readonly ChoiceQuestion[] {
  if (/[\0\uFFFD]/.test(text)) throw new TextError('csv.notText');
  const { header, filled, count } = readRows(text.replace(/^\uFEFF/, ''));
  const columns: Columns = new Map(header.map((name, at) => [name.trim().toLowerCase(), at]));
  checkColumns(columns, header);
  if (count < MIN_CSV_QUESTIONS || count > MAX_CSV_QUESTIONS)
    throw new TextError('csv.count', {
      found: count,
      least: MIN_CSV_QUESTIONS,
      most: MAX_CSV_QUESTIONS,
    });
  const first = firstDigit(
    filled.map(({ cells }) => ({
      answer: cells[columns.get('answer') ?? -1] ?? '',
      of: optionsOf(columns, cells).length,
    })),
  );
  return filled.map(({ cells, line }) => questionOf(columns, cells, line, first));
}

interface Row {
  readonly cells: readonly string[];
  /** Line of the file that it begins on, from 1; a quoted cell may go over several. */
  readonly line: number;
}

interface Rows {
  readonly header: readonly string[];
  /** Rows with anything in them, as many as are read at most. */
  readonly filled: readonly Row[];
  /** How many there are. */
  readonly count: number;
}

/** Rows of a file; empty lines are counted and not kept, so that a file of nothing else costs no memory. */
function readRows(text: string): Rows {
  let next = 1;
  let header: readonly string[] | null = null;
  let count = 0;
  const filled = dsvFormat(separatorOf(text)).parseRows(text, (cells): Row | null => {
    const line = next;
    next += 1 + cells.reduce((sum, cell) => sum + lineBreaksOf(cell), 0);
    const isEmpty = cells.every((cell) => cell.trim() === '');
    if (header === null) {
      const missing = missingHeader(cells);
      header = missing ?? cells;
      if (missing === null) return null;
    }
    if (!isEmpty && ++count <= MAX_CSV_QUESTIONS) return { cells, line };
    return null;
  });
  return { header: header ?? [], filled, count };
}

const lineBreaksOf = (cell: string) => cell.match(/\r\n|[\r\n]/g)?.length ?? 0;

function checkColumns(columns: Columns, header: readonly string[]): void {
  const hasOptions = columns.has('choices') || (columns.has('a') && columns.has('b'));
  const missing = [
    ...(columns.has('question') ? [] : ['question']),
    ...(hasOptions ? [] : ['A, B … (or choices)']),
    ...(columns.has('answer') ? [] : ['answer']),
  ];
  if (missing.length === 0) return;
  const found = header.join(', ').slice(0, MAX_QUOTED);
  throw new TextError('csv.column', { column: missing.join(', '), header: found });
}

function questionOf(
  columns: Columns,
  cells: readonly string[],
  line: number,
  first: 0 | 1 | null,
): ChoiceQuestion {
  const cell = (name: string) => cells[columns.get(name) ?? -1]?.trim() ?? '';
  if (cells.some((one) => one.length > MAX_CELL_CHARACTERS))
    throw new TextError('csv.cell', { line, most: MAX_CELL_CHARACTERS });
  const question = cell('question');
  if (question === '') throw new TextError('csv.noQuestion', { line });
  const choices = optionsOf(columns, cells);
  if (choices.length < 2 || choices.length > LETTERS.length || choices.includes(''))
    throw new TextError('csv.options', {
      line,
      found: choices.filter((choice) => choice !== '').length,
      most: LETTERS.length,
    });
  const letter = cell('answer').toUpperCase();
  const answer = optionOf(letter, first);
  if (answer < 0 || answer >= choices.length)
    throw new TextError('csv.answer', { line, found: letter, last: LETTERS[choices.length - 1] });
  return { id: `line ${line}`, question, choices, answer };
}

function optionsOf(columns: Columns, cells: readonly string[]): readonly string[] {
  const cell = (name: string) => cells[columns.get(name) ?? -1]?.trim() ?? '';
  return columns.has('choices')
    ? cell('choices')
        .split(SEPARATOR)
        .map((choice) => choice.trim())
    : lettered(LETTERS.map((letter) => cell(letter.toLowerCase())));
}

/** The options up to the last one that is filled in. */
function lettered(options: readonly string[]): readonly string[] {
  return options.slice(0, options.findLastIndex((option) => option !== '') + 1);
}
