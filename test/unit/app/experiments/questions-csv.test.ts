import { describe, expect, it } from 'vitest';
import {
  MAX_CELL_CHARACTERS,
  MAX_CSV_BYTES,
  MAX_CSV_QUESTIONS,
  parseQuestions,
  readQuestionFile,
} from '../../../../app/experiments/downstream/csv';
import { ownQuestions } from '../../../../app/experiments/downstream/questions';
import { TextError } from '../../../../workers/errors';
import { LETTERS } from '../../../../workers/protocol/questions';

const HEADER = 'question,A,B,C,D,answer';
const GOOD = `${HEADER}\nWhat?,one,two,three,four,B\nWhere?,here,there,,,a`;

const failure = (text: string) => {
  try {
    parseQuestions(text);
  } catch (error) {
    expect(error).toBeInstanceOf(TextError);
    return String(error);
  }
  throw new Error('a failure was expected, and there was none');
};

describe('a CSV of questions', () => {
  it('has a question a line, with two to five options and the letter of the right one', () => {
    expect(parseQuestions(GOOD)).toEqual([
      { id: 'line 2', question: 'What?', choices: ['one', 'two', 'three', 'four'], answer: 1 },
      { id: 'line 3', question: 'Where?', choices: ['here', 'there'], answer: 0 },
    ]);
  });

  it('may have its columns in any order and case, more of them, quotes, a byte order mark and empty lines', () => {
    const text =
      '\uFEFFAnswer,source,QUESTION,a,b\r\nB,me,"Which, ""if any""?",x,y\r\n,,,,\r\nA,me,"two\nlines",x,y\r\n';
    expect(parseQuestions(text).map(({ question, answer }) => [question, answer])).toEqual([
      ['Which, "if any"?', 1],
      ['two\nlines', 0],
    ]);
  });

  it('is read by the lines of the file, which quoted cells go over and empty lines are among', () => {
    const text = `"question",A,B,answer\r\n\r\n"two\r\nlines",x,y,A\r\n\r\n"three\n\nlines",x,y,B\n\nlast,x,y,C`;
    expect(failure(text)).toContain('Line 10 ');
    expect(parseQuestions(text.slice(0, -1).concat('A')).map(({ id }) => id)).toEqual([
      'line 3',
      'line 6',
      'line 10',
    ]);
  });

  it('keeps nothing of a file of empty lines, and of one of too many questions no more than it may have', () => {
    expect(failure(`${HEADER}${'\n'.repeat(200_000)}`)).toMatch(/has 0 questions/);
    expect(failure(`${HEADER}${'\nq,a,b,,,A'.repeat(20_000)}`)).toMatch(/has 20,000 questions/);
  });

  it('may have its options in one column, separated by |', () => {
    const [first] = parseQuestions('question,choices,answer\nQ,a | b|c,C\nR,a|b,A');
    expect(first?.choices).toEqual(['a', 'b', 'c']);
    expect(first?.answer).toBe(2);
  });

  it.each([
    ['no question', 'A,B,answer\na,b,A\na,b,A', /lacks the column question.*"A, B, answer"/],
    ['no options', 'question,answer\nq,A\nq,A', /lacks the column A, B/],
    ['no answer', 'question,A,B\nq,a,b\nq,a,b', /lacks the column answer/],
    ['nothing at all', '', /lacks the column/],
  ])('is refused with %s, and says what it found', (_, text, words) => {
    expect(failure(text)).toMatch(words);
  });

  it.each([
    ['only a header', HEADER, /has 0 questions; 2 to 500.*Add or remove some/],
    ['one question', `${HEADER}\nq,a,b,c,d,A`, /has 1 questions/],
    ['too many', `${HEADER}${'\nq,a,b,c,d,A'.repeat(MAX_CSV_QUESTIONS + 1)}`, /has 501 .*Add or remove some/],
    ['an answer that no option has', `${GOOD}\nq,a,b,,,C`, /Line 4 .* answer "C"; a letter from A to B/],
    ['an answer in words', `${GOOD}\nq,a,b,,,both`, /answer "BOTH"/],
    ['no answer', `${GOOD}\nq,a,b,,,`, /answer ""/],
    [
      'a gap between options',
      `${GOOD}\nq,a,,c,,A`,
      /Line 4 .* 2 options; 2 to 5 were expected, without an empty one/,
    ],
    ['one option', `${GOOD}\nq,a,,,,A`, /1 options/],
    ['an empty question', `${GOOD}\n ,a,b,,,A`, /Line 4 .* no question/],
    ['a quote that is not closed', `${GOOD}\nq,"${'a'.repeat(MAX_CELL_CHARACTERS + 1)}`, /not closed/],
    ['a picture instead', 'PNG\0\0\0IHDR', /not a text file/],
    ['bytes of another encoding', 'question,\uFFFD', /UTF-8/],
  ])('is refused with %s', (_, text, words) => {
    expect(failure(text)).toMatch(words);
  });
});

describe('a CSV as others write it', () => {
  const rows = (separator: string) => [
    ['question', 'A', 'B', 'answer'].join(separator),
    ['"1, 2; 3?"', 'x', 'y', 'B'].join(separator),
    ['q', 'x', 'y', 'A'].join(separator),
  ];

  it.each([';', '\t', ','])('may have its cells apart by %j', (separator) => {
    const questions = parseQuestions(rows(separator).join('\n'));
    expect(questions.map(({ question, answer }) => [question, answer])).toEqual([
      ['1, 2; 3?', 1],
      ['q', 0],
    ]);
  });

  it('may have no header where it stands as benchmarks do, and counts its lines from the first', () => {
    const [first, second] = parseQuestions('What?,one,two,three,four,C\nWhere?,a,b,c,d,0');
    expect(first).toEqual({
      id: 'line 1',
      question: 'What?',
      choices: ['one', 'two', 'three', 'four'],
      answer: 2,
    });
    expect(second?.answer).toBe(0);
  });

  it.each([
    ['digits from 0', ['0', '3'], [0, 3]],
    ['digits from 1', ['1', '4'], [0, 3]],
    ['Arabic-Indic digits', ['٠', '٢'], [0, 2]],
    ['Arabic letters', ['ب', 'ا'], [1, 0]],
    ['Cyrillic letters', ['в', 'А'], [2, 0]],
    ['letters in brackets', ['(b)', 'D.'], [1, 3]],
  ])('may have %s as answers', (_, answers, options) => {
    const text = `${HEADER}\n${answers.map((answer) => `q,a,b,c,d,${answer}`).join('\n')}`;
    expect(parseQuestions(text).map(({ answer }) => answer)).toEqual(options);
  });

  it('is refused where digits could be counted from 0 or from 1', () => {
    expect(failure(`${HEADER}\nq,a,b,c,d,1\nq,a,b,c,d,2`)).toMatch(/answer "1".*0 or the last option/);
  });
});

describe('a file of questions', () => {
  it('is read as text', async () => {
    expect(await readQuestionFile(new File([GOOD], 'q.csv'))).toHaveLength(2);
  });

  it('is not read at all where it is too large', async () => {
    const file = new File([new Uint8Array(MAX_CSV_BYTES + 1)], 'large.csv');
    await expect(readQuestionFile(file)).rejects.toThrow(/large\.csv has 2,000,001 bytes/);
  });
});

describe('the project’s own questions', () => {
  it.each(['en', 'ar'] as const)('are asked in %s with four different options', (language) => {
    for (const { question, choices } of ownQuestions(language)) {
      expect(question).toMatch(language === 'ar' ? /؟$/ : /\?$/);
      expect(new Set(choices).size).toBe(4);
    }
  });

  it('have every letter right equally often, so that always answering A gets no more than guessing', () => {
    const answers = ownQuestions('en').map(({ answer }) => LETTERS[answer]);
    for (const letter of ['A', 'B', 'C', 'D'])
      expect(answers.filter((one) => one === letter)).toHaveLength(answers.length / 4);
  });

  it('have the same right option in both languages, under names of their own', () => {
    const [en, ar] = [ownQuestions('en'), ownQuestions('ar')];
    expect(en.map(({ id, answer }) => [id, answer])).toEqual(ar.map(({ id, answer }) => [id, answer]));
    expect(new Set(en.map(({ id }) => id)).size).toBe(en.length);
  });
});
