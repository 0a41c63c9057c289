/** Who may plan, compare, and change the rules: organisers alone. */
import type { Row } from '../who-may-see-what.rows.ts';
import type { Who } from './people.ts';

const organiser: Who[] = ['organiser'];
const noSuchId = '00000000-0000-7000-8000-000000000000';

export const runsRows: Record<string, Row | Row[]> = {
  'page /[forum]/meetings/runs': { may: organiser },
  'action /[forum]/meetings/runs?/start': { may: organiser, form: { ceiling: 'many' } },
  'action /[forum]/meetings/runs?/stop': { may: organiser, form: { run: noSuchId } },
  'action /[forum]/meetings/runs?/name': { may: organiser, form: { plan: noSuchId, name: 'X' } },
  'action /[forum]/meetings/runs?/publish': { may: organiser, form: { plan: noSuchId } },
  'page /[forum]/meetings/compare': [
    { may: organiser },
    { may: organiser, query: '?a=1&b=1' },
    { may: organiser, query: '?plan=1&plan=2', status: 303 },
  ],
  'page /[forum]/meetings/rules': { may: organiser },
  'action /[forum]/meetings/rules?/rules': { may: organiser, form: { ceiling: '0' } },
  'action /[forum]/meetings/rules?/contract': { may: organiser, form: { ref: 'none' } },
  'action /[forum]/meetings/rules?/count': { may: organiser, form: { tables: '0' } },
  'action /[forum]/meetings/rules?/place': { may: organiser, form: { tables: 'none' } },
  'action /[forum]/meetings/rules?/lose': { may: organiser, form: { table: '1' } },
  'action /[forum]/meetings/rules?/bringBack': { may: organiser, form: { id: noSuchId } },
  'action /[forum]/meetings/rules?/absence': { may: organiser, form: { kind: 'none' } },
  'action /[forum]/meetings/rules?/present': { may: organiser, form: { id: noSuchId } },
  'action /[forum]/meetings/rules?/seat': { may: organiser, form: { session: 'none' } },
  'action /[forum]/meetings/rules?/unseat': { may: organiser, form: { person: noSuchId } },
  'action /[forum]/meetings/rules?/pair': { may: organiser, form: { kind: 'none' } },
  'action /[forum]/meetings/rules?/unpair': { may: organiser, form: { id: noSuchId } },
};
