/** Prose as the report carries it: runs of text, and what proves them. */
import type { Paragraph } from '#report/model.ts';

/** Words that claim nothing, or that the product itself composed from the data. */
export const plain = (text: string): Paragraph => ({
  runs: [{ text, mark: null, proof: null }],
  proofs: [],
});

/** What is read, without marks. */
export const textOf = ({ runs }: Paragraph): string => runs.map(({ text }) => text).join('');
