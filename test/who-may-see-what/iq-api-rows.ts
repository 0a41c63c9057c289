/** Who may ask Client iQ by program: over the API, and as an assistant. */
import type { Row } from '../who-may-see-what.rows.ts';
import { everyone, type Who } from './people.ts';

const staff: Who[] = ['organiser', 'researcher'];
const clients: Who[] = ['client', 'other client'];
/** By a token, which names its forum: another firm's staff ask their own. */
const assistants: Who[] = [...staff, ...clients, 'other tenant'];
const message = (method: string, params: object) => ({ jsonrpc: '2.0', id: 1, method, params });
const call = (name: string, input: object) => message('tools/call', { name, arguments: input });
const reading = (what: string) => message('resources/read', { uri: `plenary://alpha/${what}` });

export const iqApiRows: Record<string, Row | Row[]> = {
  'GET /api/v1/forums/[forum]/iq': [
    { may: [...staff, ...clients], query: '?q=cloud' },
    { may: [...staff, ...clients], query: '?fields=answers' },
    { may: [...staff, ...clients], query: '?-Q1=Cloud&-answered=budget&fields=answers' },
    { may: [...staff, ...clients], query: '?cross=organisation,Q1&facets=0' },
    { may: [...staff, ...clients], query: '?limit=none', status: 400 },
  ],
  'GET /api/v1/forums/[forum]/iq/fields': { may: [...staff, ...clients] },
  'GET /api/v1/forums/[forum]/iq/delegates/[ref]': [
    { may: [...staff, ...clients], place: { ref: 'D-2' } },
    { may: staff, place: { ref: 'D-1' } },
    { may: staff, place: { ref: 'D-3' } },
    { may: [], place: { ref: 'D-404' } },
  ],
  'GET /api/v1/openapi.json': { may: everyone },
  'page /api/v1': { may: everyone },
  'POST /api/v1/mcp': [
    {
      may: assistants,
      tokenOnly: true,
      json: call('find_delegates', { answers: true, limit: 50 }),
    },
    { may: assistants, tokenOnly: true, json: call('list_fields', {}) },
    {
      may: assistants,
      tokenOnly: true,
      json: call('crosstab', { rows: 'organisation', columns: 'Q1' }),
    },
    { may: assistants, tokenOnly: true, json: call('show_delegate', { ref: 'D-1' }) },
    { may: assistants, tokenOnly: true, json: call('show_delegate', { ref: 'D-3' }) },
    { may: assistants, tokenOnly: true, json: call('list_forums', {}) },
    { may: assistants, tokenOnly: true, json: reading('report') },
    { may: assistants, tokenOnly: true, json: reading('figures') },
  ],
};
