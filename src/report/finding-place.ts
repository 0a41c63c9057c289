/** Names of places on the desk's page, alone so that a browser need not load what draws them. */

/** Where a sentence is drawn: numbers from 1. */
export const sentenceId = (text: string, paragraph: number, sentence: number): string =>
  `${text}-${paragraph}-${sentence}`;
