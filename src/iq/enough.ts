/**
 * From this fit on a delegate counts as a fit: one strong reason with money behind it, or several
 * weaker ones. A budget alone (at most 0.10) or a single answer (0.12) is none.
 */
export const ENOUGH = 0.25;
