/** The signs of a reaction. Words, not pictures: each screen draws them its own way. */
export const SIGNS = ['thumbs-up', 'heart', 'agreed', 'idea', 'laugh', 'question'] as const;
export type Sign = (typeof SIGNS)[number];

export const isSign = (text: string): text is Sign => (SIGNS as readonly string[]).includes(text);
