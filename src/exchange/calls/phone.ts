/** Telephone numbers as people write and phones dial them. */

/** The number with single spaces; '' for none, null for what is no number. */
export function phoneOf(written: string): string | null {
  const text = written.replace(/\s+/g, ' ').trim();
  if (text === '') return '';
  const digits = text.replace(/\D/g, '');
  const isNumber = /^\+?[\d ()./-]+( ?(ext\.?|x|#) ?\d{1,6})?$/i.test(text);
  return isNumber && digits.length >= 3 && digits.length <= 20 && text.length <= 40 ? text : null;
}

/** The address that a phone dials; what follows "ext" is dialled after a pause. */
export function dialOf(phone: string): string {
  const [main = '', extension] = phone.split(/ ?(?:ext\.?|x|#) ?/i);
  const plus = main.trim().startsWith('+') ? '+' : '';
  const digits = main.replace(/\(0\)/g, '').replace(/\D/g, '');
  return `tel:${plus}${digits}${extension ? `,${extension}` : ''}`;
}
