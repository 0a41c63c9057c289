/** The shapes that figures have wherever they go: API, command line, report, editions. All values are numbers. */

/** `percent` of those who answered, one decimal, rounded half up; `first`: ranking questions, how many put it first */
export type OptionTally = { count: number; percent: number; first?: number };
/** options in questionnaire order, those nobody chose included */
export type Distribution = { answered: number; options: Record<string, OptionTally> };
export type Matrix = { rows: Record<string, Distribution> };
/** total in whole units of the currency */
export type Spend = { answered: number; total: number; currency: string };

/** Something people can be sorted by: a counted figure; `row`: the row of a matrix, null elsewhere. */
export type Variable = { figure: string; row: string | null };

/**
 * Figures by id: `seniority`, `combinedSpend`, `budgetBands`, and every closed question under its
 * own id. A figure that may not be shown (disclosure) is absent; one that nobody has answered yet is
 * there, with a base of 0.
 */
export type Figures = Record<string, Distribution | Matrix | Spend>;

/** What `GET /api/v1/forums/:f/figures` answers. `responses`: confirmed delegates with a submission, even an empty one. */
export type FigureSet = {
  forum: string;
  /** YYYY-MM-DD, or null for now */
  asOf: string | null;
  delegates: number;
  responses: number;
  figures: Figures;
};
