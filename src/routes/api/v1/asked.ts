/** What a request asks for, read at the border: its page, its body, its ids. */
import { z } from 'zod';
import { Problem } from './endpoint.ts';

const MOST = 200;

/** `?limit=`: 50 unless said, at most 200. */
export function limitAsked(url: URL): number {
  const text = url.searchParams.get('limit');
  if (text === null) return 50;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Problem(400, 'limit is a whole number from 1');
  return Math.min(Number(text), MOST);
}

/** One page and the cursor of the next, of rows read one more than `limit`. */
export function pageOf<T>(rows: readonly T[], limit: number, cursor: (last: T) => string) {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, nextCursor: rows.length > limit && last !== undefined ? cursor(last) : null };
}

/** The JSON body, if it has this shape. @throws Problem 400 naming the first field that has not */
export async function bodyAsked<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const json: unknown = await request.json().catch(() => {
    throw new Problem(400, 'The body is not JSON');
  });
  const read = schema.safeParse(json);
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
