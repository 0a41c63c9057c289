/** Telephone numbers as gateways take them: E.164, `+` and at most fifteen digits. */

/**
 * @param typed as people write it: spaces, brackets, hyphens and a leading 00 are understood
 * @param country calling code of numbers without one; their leading 0 is dropped
 * @returns null when it is no number
 */
export function e164Of(typed: string, country: string): string | null {
  const text = typed.trim().replace(/\(0\)/, '');
  if (!/^\+?[\d\s()./-]+$/.test(text)) return null;
  const digits = text.replace(/\D/g, '');
  const number = text.startsWith('+')
    ? digits
    : digits.startsWith('00')
      ? digits.slice(2)
      : `${country}${digits.replace(/^0/, '')}`;
  return /^[1-9]\d{6,14}$/.test(number) ? `+${number}` : null;
}
