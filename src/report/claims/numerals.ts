/** Numbers as English prose writes them: digits of any script, or words. */

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const tens = TENS.join('|');
const units = UNITS.slice(1, 10).join('|');

/** A number in digits, with commas between thousands and a point before decimals. */
export const DIGITS = String.raw`\p{Nd}{1,3}(?:,\p{Nd}{3})+(?:\.\p{Nd}+)?|\p{Nd}+(?:\.\p{Nd}+)?`;
/** A number in words up to a thousand; “a dozen” too. */
export const WORDS = `(?:${tens})(?:[- ](?:${units}))?|(?:${UNITS.join('|')})|(?:a|one) hundred|a dozen`;
export const NUMERAL = `(?:${DIGITS}|\\b(?:${WORDS})\\b)`;

/** Digits of any script as ASCII ones: each script has its ten in one run. */
const asciiDigits = (text: string) =>
  text.replace(/\p{Nd}/gu, (sign) => {
    let zero = sign.codePointAt(0) ?? 0;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && !/[09]/.test(sign)) {
      zero--;
      if ((sign.codePointAt(0) ?? 0) - zero === 9) break;
    }
    return /[0-9]/.test(sign) ? sign : String((sign.codePointAt(0) ?? 0) - zero);
  });

/** @returns the number, or NaN for what is none */
export function numeralValue(text: string): number {
  const plain = text.trim().toLowerCase();
  if (/\p{Nd}/u.test(plain)) return Number(asciiDigits(plain).replaceAll(',', ''));
  if (plain === 'a dozen') return 12;
  if (/^(a|one) hundred$/.test(plain)) return 100;
  const [ten = '', unit = ''] = plain.split(/[- ]/);
  const at = TENS.indexOf(ten);
  if (at >= 0) return (at + 2) * 10 + Math.max(0, UNITS.indexOf(unit));
  const value = UNITS.indexOf(plain);
  return value < 0 ? Number.NaN : value;
}

/** How many decimals a number in digits shows. */
export const decimalsOf = (text: string): number =>
  /\.(\p{Nd}+)$/u.exec(text.trim())?.[1]?.length ?? 0;
