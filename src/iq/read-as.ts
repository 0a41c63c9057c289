/** Whether a search says anything that was read one way or another. */
import type { FindPage } from '#iq/screens.server.ts';

type Said = Pick<FindPage, 'chips' | 'unknown' | 'liked' | 'alternatives'>;
export const saysSomething = ({ chips, unknown, liked, alternatives }: Said): boolean =>
  chips.length + unknown.length + alternatives.length > 0 || liked !== null;
