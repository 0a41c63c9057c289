/** Ids of addresses: what is no id is missing. */
import { error } from '@sveltejs/kit';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isId = (text: string): boolean => UUID.test(text);

export function idOr404(text: string): string {
  if (!isId(text)) error(404);
  return text.toLowerCase();
}
