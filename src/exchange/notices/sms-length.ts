/** How long a text message is: GSM 03.38 counts seven bits a sign, anything else sixteen (UCS-2). */

const GSM =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** Two places each. */
const GSM_TWICE = '^{}\\[~]|€\f';
const gsm = new Set(GSM);
const twice = new Set(GSM_TWICE);

/** Signs of the alphabet's own; what looks alike is written so. */
const PLAIN: Record<string, string> = {
  ...{ '“': '"', '”': '"', '‘': "'", '’': "'", '–': '-', '—': '-', '…': '...', '·': '-' },
  '\u00a0': ' ',
};

export type SmsSize = { alphabet: 'gsm' | 'ucs2'; units: number; segments: number };

export function sizeOf(text: string): SmsSize {
  const signs = [...text];
  const isGsm = signs.every((sign) => gsm.has(sign) || twice.has(sign));
  const units = isGsm
    ? signs.reduce((sum, sign) => sum + (twice.has(sign) ? 2 : 1), 0)
    : text.length;
  const [one, each] = isGsm ? [160, 153] : [70, 67];
  return {
    alphabet: isGsm ? 'gsm' : 'ucs2',
    units,
    segments: units <= one ? 1 : Math.ceil(units / each),
  };
}

/**
 * A text that fits into so many segments: the words are cut, never the ending, which holds the
 * address.
 *
 * @param compose puts words and ending together
 */
export function fitSms(words: string, compose: (words: string) => string, most = 2): string {
  const plain = [...words].map((sign) => PLAIN[sign] ?? sign).join('');
  const whole = compose(plain);
  if (sizeOf(whole).segments <= most) return whole;
  const signs = [...new Intl.Segmenter('en').segment(plain)].map(({ segment }) => segment);
  for (let kept = signs.length - 1; kept > 0; kept--) {
    const text = compose(`${signs.slice(0, kept).join('').trimEnd()}...`);
    if (sizeOf(text).segments <= most) return text;
  }
  return compose('');
}
