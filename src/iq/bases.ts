/** What percentages of a table of two questions are of: by itself, so that a browser loads no more. */
export const BASES = ['row', 'column', 'all'] as const;
export type Of = (typeof BASES)[number];
