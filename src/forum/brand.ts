/** How a forum looks, as it is kept and as an edition freezes it. */

/** `text`: paragraphs, `## headings`, `- lists` and `[links](https://…)`, as closing.ts of report/ reads them */
export type ClosingPage = { heading: string; text: string };
export const CLOSING = { pages: 6, heading: 100, text: 6_000 };

/** `mark`: of the picture, by which the house finds it · `white`: its shape in white, not in its own colours · sizes in pixels */
export type Logo = { mark: string; alt: string; white: boolean; width: number; height: number };

/** `instead`: the closing pages stand in the place of the house's own page about its products */
export type Brand = {
  colour: string | null;
  logo: Logo | null;
  closing: ClosingPage[];
  instead: boolean;
};

export const noBrand: Brand = { colour: null, logo: null, closing: [], instead: false };
