import { fail } from '@sveltejs/kit';
import type { Unpublishable } from '#report/editions.server.ts';
import { disclosing as d } from '#ui/texts/disclosing.ts';
import { unproven as t } from '#ui/texts/unproven.ts';

/** Why there is no edition, as the page says it: sentence by sentence, or which crosstabs. */
export function unpublishable(outcome: Unpublishable) {
  if (outcome.refused === 'unsafe-crosstabs')
    return fail(409, { unsafe: d.unsafe(outcome.crosstabs.map(({ name }) => name)) });
  const unproven = outcome.sentences.map((told) => ({
    where: t.where(told),
    sentence: told.sentence,
    why: t.why(told),
  }));
  return fail(409, { unproven });
}
