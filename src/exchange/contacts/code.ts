/** The code a person shows: eight signs that can be read out, without I, L, O and U. */

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const CODE_LENGTH = 8;

/** @param random bytes, one for each sign: 256 is a multiple of 32, so all signs are as likely */
export const codeFrom = (random: Uint8Array): string =>
  [...random].map((byte) => SIGNS[byte % SIGNS.length]).join('');

/** What someone typed or read as a code, whatever the case, spaces and look-alikes; null: it is none. */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return code.length === CODE_LENGTH && [...code].every((sign) => SIGNS.includes(sign))
    ? code
    : null;
}

/** 7Q2M 4KX9 */
export const spoken = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;

/** The code in a link that a camera read, if it is one of this forum here. */
export function codeInLink(text: string, origin: string, forum: string): string | null {
  const start = `${origin}/app/${forum}/c/`;
  return text.startsWith(start) ? readCode(text.slice(start.length)) : null;
}
