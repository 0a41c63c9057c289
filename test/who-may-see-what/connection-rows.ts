/** For you: a delegate's own suggestions; nobody else has such a page. */
import type { Row } from '../who-may-see-what.rows.ts';
import type { Who } from './people.ts';

const delegates: Who[] = ['delegate', 'other delegate'];
const noSuchId = '00000000-0000-7000-8000-000000000000';
const page = '/app/[forum]/people/for-you';
const nobody = { person: noSuchId };

export const connectionRows: Record<string, Row | Row[]> = {
  [`page ${page}`]: { may: delegates },
  [`action ${page}?/share`]: { may: delegates, form: { on: 'no' } },
  [`action ${page}?/message`]: { may: delegates, form: nobody, status: 404 },
  [`action ${page}?/aside`]: { may: delegates, form: nobody, status: 404 },
  [`action ${page}?/again`]: { may: delegates, form: nobody },
  // nobody has swapped cards here, so there is nobody to introduce
  [`action ${page}?/introduce`]: {
    may: delegates,
    form: { ...nobody, other: noSuchId, words: 'Meet each other.' },
    status: 409,
  },
  [`action ${page}?/answer`]: {
    may: delegates,
    form: { ask: noSuchId, answer: 'no' },
    status: 409,
  },
  [`action ${page}?/ask`]: { may: delegates },
};
