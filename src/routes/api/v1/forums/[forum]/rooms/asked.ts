import { z } from 'zod';
import { Problem } from '../../../endpoint.ts';

const MOST = 200;

/** `?limit=` (50, at most 200) and `?cursor=`, which is whatever the answer before called nextCursor. */
export function pageAsked(url: URL): { limit: number; cursor: number } {
  const whole = (name: string, otherwise: number, most: number) => {
    const text = url.searchParams.get(name);
    if (text === null) return otherwise;
    if (!/^\d{1,9}$/.test(text) || (name === 'limit' && Number(text) === 0))
      throw new Problem(400, `${name} is a whole number`);
    return Math.min(Number(text), most);
  };
  return { limit: whole('limit', 50, MOST), cursor: whole('cursor', 0, 2 ** 31 - 1) };
}

/** The JSON body, if it has this shape. @throws Problem 400 naming the first field that has not */
export async function bodyAsked<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const json: unknown = await request.json().catch(() => {
    throw new Problem(400, 'The body is not JSON');
  });
  const read = schema.safeParse(json);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const detail = [issue?.path.join('.'), issue?.message].filter(Boolean).join(': ');
  throw new Problem(400, 'The body can’t be read', detail);
}

const id = z.uuid();
/** An id from the address; what is no id is missing. */
export function idAsked(text: string): string {
  if (!id.safeParse(text).success) throw new Problem(404, 'Not found');
  return text.toLowerCase();
}
