/** What the parameters of addresses may be; anything else is no such page. */
import { defineParams } from '@sveltejs/kit/params';
import { typedId } from '#report/figure-id.ts';

export const params = defineParams({
  /** the six signs of a figure, as typed: a page sends to the way they are printed */
  figure: (param: string) => (typedId(param) ? param : undefined),
});
