/** Doors of notices beyond the screen. */
import type { Row } from '../who-may-see-what.rows.ts';
import { everyone, type Who } from './people.ts';

const organiser: Who[] = ['organiser'];
const visitors: Who[] = ['delegate', 'other delegate', 'client', 'other client'];
const nowhere = { endpoint: 'https://push.evil.example/1' };
const keys = { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) };

export const channelRows: Record<string, Row | Row[]> = {
  'page /app/[forum]/me/notices': { may: visitors },
  'action /app/[forum]/me/notices?/save': {
    may: visitors,
    form: { quiet: 'forum', from: '22:00' },
  },
  'action /app/[forum]/me/notices?/test': { may: visitors },
  'POST /app/[forum]/me/notices/device': { may: visitors, json: { ...nowhere, keys }, status: 422 },
  'DELETE /app/[forum]/me/notices/device': { may: visitors, json: nowhere },
  'POST /app/[forum]/shown': { may: visitors, json: {} },
  'page /app/[forum]/stop/[token]': { may: everyone, place: { token: 'none' } },
  'action /app/[forum]/stop/[token]': { may: everyone, place: { token: 'none' } },
  'page /[forum]/forum-link/notices': { may: organiser },
  'action /[forum]/forum-link/notices?/rules': { may: organiser, form: { budget: '0' } },
  'action /[forum]/forum-link/notices?/test': { may: organiser },
};
