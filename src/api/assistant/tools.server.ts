/** The tools that an assistant calls. */
import type { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { sayCrosstab, sayFields, sayFound, sayPerson } from '#api/assistant/said.ts';
import type { Desk, Seat } from '#api/assistant.server.ts';
import { find, readFields, readShared } from '#api/iq.server.ts';
import { MOST } from '#api/schema.ts';
import { forumList } from '#api/topics/forums.ts';
import { iqAnswer, iqCrosstab, iqFields, iqProfile, question } from '#api/topics/iq.ts';
import { record } from '#forum/audit.server.ts';
import { readForum } from '#forum/forums.server.ts';
import { iqApi as t } from '#ui/texts/iq-api.ts';

/** What a tool answers: data for programs, and the same in a few words. */
type Told = { text: string; data: Record<string, unknown> } | { refused: string };

const filters = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const findInput = z.object({
  q: question.optional(),
  filters: filters.optional().describe(t.tools.find.filters),
  answers: z.boolean().default(false).describe(t.tools.find.answers),
  facets: z.boolean().default(false).describe(t.tools.find.facets),
  limit: z.int().min(1).max(MOST).default(20).describe(t.tools.find.limit),
  cursor: z.string().optional(),
});
const crossInput = findInput.pick({ q: true, filters: true }).extend({
  rows: z.string().describe(t.tools.cross.field),
  columns: z.string().describe(t.tools.cross.field),
});
const showInput = z.object({ ref: z.string().min(1).max(100).describe(t.tools.show.ref) });
const annotations = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };

export function addTools(server: McpServer, desk: Desk): void {
  const about = ({ title, description }: { title: string; description: string }) => {
    return { title, description, annotations };
  };
  server.registerTool(
    'find_delegates',
    { ...about(t.tools.find), inputSchema: findInput, outputSchema: iqAnswer },
    (input) => asked(desk, 'find_delegates', (seat) => found(desk, seat, input)),
  );
  server.registerTool(
    'list_fields',
    { ...about(t.tools.fields), inputSchema: z.object({}), outputSchema: iqFields },
    () =>
      asked(desk, 'list_fields', async (seat) => {
        const data = await readFields(desk.db, seat);
        return { data, text: sayFields(data) };
      }),
  );
  server.registerTool(
    'crosstab',
    { ...about(t.tools.cross), inputSchema: crossInput, outputSchema: iqCrosstab },
    (input) => asked(desk, 'crosstab', (seat) => crossed(desk, seat, input)),
  );
  server.registerTool(
    'show_delegate',
    { ...about(t.tools.show), inputSchema: showInput, outputSchema: iqProfile },
    ({ ref }) =>
      asked(desk, 'show_delegate', async (seat) => {
        const data = await readShared(desk.db, seat, ref, { door: 'assistant', now: desk.now() });
        return data ? { data, text: sayPerson(data) } : { refused: t.refused.noDelegate };
      }),
  );
  server.registerTool(
    'list_forums',
    { ...about(t.tools.forums), inputSchema: z.object({}), outputSchema: forumList },
    () =>
      asked(desk, 'list_forums', async (seat) => {
        const { key, title, dates, role } = await readForum(desk.db, seat);
        const data = { forums: [{ key, title, dates, role }], nextCursor: null };
        return { data, text: `${key}: ${JSON.stringify(title)}, ${dates.join(', ')}; ${role}` };
      }),
  );
}

type Asking = Pick<z.output<typeof findInput>, 'q' | 'filters'>;

function paramsOf({ q, filters = {} }: Asking): URLSearchParams {
  const params = new URLSearchParams(
    Object.entries(filters).flatMap(([key, values]) => [values].flat().map((one) => [key, one])),
  );
  if (q !== undefined) params.set('q', q);
  return params;
}

async function found(desk: Desk, seat: Seat, input: z.output<typeof findInput>): Promise<Told> {
  const { limit, cursor = null, facets, answers } = input;
  const question = { params: paramsOf(input), limit, cursor, facets, answers };
  const data = await find(desk.db, seat, question, { door: 'assistant', now: desk.now() });
  if ('refused' in data) return { refused: t.refused.cursor };
  return { data, text: sayFound(data) };
}

async function crossed(desk: Desk, seat: Seat, input: z.output<typeof crossInput>): Promise<Told> {
  const params = paramsOf(input);
  params.delete('cross');
  for (const key of [input.rows, input.columns]) params.append('cross', key);
  const question = { params, limit: 1, cursor: null, facets: false, answers: false };
  const data = await find(desk.db, seat, question, { door: 'assistant', now: desk.now() });
  if ('refused' in data || !data.crosstab) return { refused: t.refused.cross };
  const { understood, notUnderstood, total, crosstab } = data;
  const told = { understood, notUnderstood, total, crosstab };
  return { data: told, text: sayCrosstab(told) };
}

/** Runs a tool for whoever the token stands for now, and writes down that it was called, not with what. */
async function asked(desk: Desk, tool: string, answer: (seat: Seat) => Promise<Told>) {
  const told = await answered(desk, tool, answer);
  if ('refused' in told)
    return { isError: true, content: [{ type: 'text' as const, text: told.refused }] };
  return {
    content: [{ type: 'text' as const, text: told.text }],
    structuredContent: told.data,
  };
}

async function answered(
  desk: Desk,
  tool: string,
  answer: (seat: Seat) => Promise<Told>,
): Promise<Told> {
  try {
    const seat = await desk.seat();
    if (!seat) return { refused: t.refused.token };
    const { forumId, personId } = seat;
    const deed = { act: 'assistant asked', detail: { tool } };
    await record(desk.db, { forumId, personId, ...deed }, desk.now());
    return await answer(seat);
  } catch (thrown) {
    // not its message: that may hold a value
    console.error(`${tool}: ${thrown instanceof Error ? thrown.name : 'throw'}`);
    return { refused: t.refused.failed };
  }
}
