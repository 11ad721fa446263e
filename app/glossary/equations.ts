/** The equations that the page uses; `Equation.tsx` sets them, `glossary.equations.<id>` says each in words. */
export const EQUATION_IDS = ['importance', 'subtraction', 'perplexity'] as const;
export type EquationId = (typeof EQUATION_IDS)[number];
