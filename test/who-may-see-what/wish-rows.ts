/** Who may ask, answer and rule out, and set the own limits. */
import type { Row } from '../who-may-see-what.rows.ts';
import type { Who } from './people.ts';

const delegates: Who[] = ['delegate', 'other delegate'];
const clients: Who[] = ['client', 'other client'];
const visitors: Who[] = [...delegates, ...clients];
const noSuchId = '00000000-0000-7000-8000-000000000000';
const limits = { gate: 'open', mostWaiting: '', most: '' };

export const wishRows: Record<string, Row | Row[]> = {
  'action /app/[forum]/meetings?/ask': { may: visitors },
  'action /app/[forum]/meetings?/reply': { may: visitors },
  'action /app/[forum]/meetings?/withdraw': { may: visitors },
  'action /iq/[forum]/meetings?/ask': { may: clients },
  'action /iq/[forum]/meetings?/reply': { may: clients },
  'action /iq/[forum]/meetings?/withdraw': { may: clients },
  'GET /api/v1/forums/[forum]/wishes': { may: ['organiser', ...visitors] },
  'POST /api/v1/forums/[forum]/wishes': { may: visitors, json: {} },
  'action /app/[forum]/meetings?/never': { may: visitors },
  'action /app/[forum]/meetings?/take': { may: visitors, form: { with: 'D-1' } },
  'action /iq/[forum]/meetings?/never': { may: clients },
  'action /iq/[forum]/meetings?/take': { may: clients, form: { with: 'D-1' } },
  'action /app/[forum]/meetings?/book': { may: visitors, form: { with: 'D-1', slot: '1' } },
  'action /iq/[forum]/meetings?/book': { may: clients, form: { with: 'D-1', slot: '1' } },
  'page /app/[forum]/meetings/limits': { may: delegates },
  'action /app/[forum]/meetings/limits?/limits': { may: delegates, form: limits },
  'action /app/[forum]/meetings/limits?/absent': {
    may: delegates,
    form: { kind: 'arrives', to: '2030-01-02T10:00' },
  },
  'action /app/[forum]/meetings/limits?/remove': { may: delegates, form: { id: noSuchId } },
};
