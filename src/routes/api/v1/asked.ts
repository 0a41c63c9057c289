/** What a request asks for, read at the border: its page, its body, its ids. */
import { z } from 'zod';
import { cursorOf, placeIn } from '#api/cursor.ts';
import { limit } from '#api/schema.ts';
import { Problem, type Sent, textOf } from './endpoint.ts';

/** What a list is asked for in its query. */
const lists = z.object({ limit });

/** `?limit=`: 50 unless said, at most 200. */
export const limitAsked = (url: URL): number => queryAsked(url, lists).limit;

/**
 * The parameters that a schema knows, if they are as it says; others are none of its business.
 *
 * @throws Problem 400 naming the first that is not
 */
export function queryAsked<T extends z.ZodObject>(url: URL, schema: T): z.output<T> {
  const known = Object.keys(schema.shape).flatMap((name) => {
    const value = url.searchParams.get(name);
    return value === null ? [] : [[name, value]];
  });
  const read = schema.safeParse(Object.fromEntries(known));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Problem(400, `${issue?.path.join('.')} can’t be read`, issue?.message);
}

export const notACursor = () =>
  new Problem(400, 'cursor is what the page before said in nextCursor');

/** `?cursor=`: the place where the page before ended; null at the start. */
export function placeAsked(url: URL): string | null {
  const cursor = url.searchParams.get('cursor') ?? '';
  if (cursor === '') return null;
  const at = placeIn(cursor);
  if (at === null) throw notACursor();
  return at;
}

/** `?cursor=` of a list whose items are numbered: the number of the last one seen. */
export function numberAsked(url: URL): number | null {
  const cursor = url.searchParams.get('cursor') ?? '';
  if (cursor === '') return null;
  if (!/^\d{1,9}$/.test(cursor)) throw notACursor();
  return Number(cursor);
}

/** One page and the cursor of the next, of rows read one more than `limit`. */
export function pageOf<T>(rows: readonly T[], limit: number, placeOf: (row: T) => string) {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { page, nextCursor: more ? cursorOf(placeOf(last)) : null };
}

/**
 * One page of a list that is read whole, in the order of its places. Since a page begins after a
 * place, not after a number of items, those that come or go meanwhile shift nothing.
 */
export function pageAmong<T>(items: readonly T[], url: URL, placeOf: (item: T) => string) {
  const after = placeAsked(url);
  const rest = after === null ? items : items.filter((item) => placeOf(item) > after);
  return pageOf(rest, limitAsked(url), placeOf);
}

/** What a form or a picture is sent as is not JSON; a text may be, and so may what has no name. */
const JSON_TYPE = /^(application\/([\w.-]+\+)?json|text\/plain)\b|^$/i;

/** The JSON of the body. @throws Problem 413, 415 or 400 */
export async function jsonAsked(request: Sent, whenEmpty?: unknown): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!JSON_TYPE.test(type)) throw new Problem(415, 'Send JSON', 'Content-Type: application/json');
  const text = await textOf(request);
  if (text === '' && whenEmpty !== undefined) return whenEmpty;
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, 'The body is not JSON');
  }
}

/** The JSON body, if it has this shape. @throws Problem 400 naming the first field that has not */
export async function bodyAsked<T>(request: Sent, schema: z.ZodType<T>): Promise<T> {
  const read = schema.safeParse(await jsonAsked(request));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const field = issue?.path.join('.') || 'body';
  throw new Problem(400, 'The body can’t be read', `${field}: ${issue?.message}`);
}

const id = z.uuid();
/** An id from the address; what is no id is missing. */
export function idAsked(text: string): string {
  if (!id.safeParse(text).success) throw new Problem(404, 'Not found');
  return text.toLowerCase();
}
