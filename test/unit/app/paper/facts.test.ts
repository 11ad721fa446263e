import { describe, expect, it } from 'vitest';
import { reportedText } from '../../../../app/experiments/texts/reported';
import type { TextCondition } from '../../../../app/figures/texts';
import { FIGURE_4, FIGURE_5, FIGURE_6, TABLE_5 } from '../../../../app/paper/reported';
import facts from '../../../fixtures/paper-facts.json';

/** The paper's apostrophe is typewritten; the page sets it. */
const set = (text: string) => text.replaceAll("'", '’');

describe('what the page says that the paper reports', () => {
  it('names the model of every table and figure, with its size', () => {
    expect(TABLE_5.source.model).toBe(facts.table5.model);
    expect(FIGURE_4.source.model).toBe(facts.figure4.model);
    expect(FIGURE_5.source.model).toBe(facts.figure5.model);
    expect(FIGURE_6.source.model).toBe(facts.figure6.model);
  });

  it('is Table 5, cell by cell', () => {
    const rows = TABLE_5.rows.map((row) =>
      facts.table5.columns.map((column) => row[column as keyof typeof row]),
    );
    expect(rows).toEqual(facts.table5.rows);
  });

  it('is Figure 4: both parameters, their perplexity and text', () => {
    expect(FIGURE_4.prompt).toBe(facts.figure4.prompt);
    expect(FIGURE_4.rows.map((row) => [row.parameter, row.perplexityChinese, row.text])).toEqual(
      facts.figure4.rows.map(([parameter, value, text]) => [`${parameter} ×4`, value, set(String(text))]),
    );
  });

  it('is Figure 5 with the probability of option A', () => {
    expect(
      FIGURE_5.rows.map((row) => [row.benchmark, row.base, row.withoutArabic, row.withoutVietnamese]),
    ).toEqual(facts.figure5.rows);
    expect(FIGURE_5.optionA).toEqual(facts.figure5.optionA);
  });

  it('is the end points of Figure 6', () => {
    expect(FIGURE_6.rows.map((row) => [row.language, row.frozen, row.full])).toEqual(facts.figure6.rows);
  });

  it.each(facts.appendixF.rows)('is Appendix F: %s, %s', (prompt, condition, text) => {
    const reported = reportedText(String(prompt), condition as TextCondition);
    expect(reported).toMatchObject({ text, model: facts.appendixF.model, where: 'Appendix F' });
  });
});
