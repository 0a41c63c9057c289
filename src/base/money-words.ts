/** The words and signs that stand beside an amount of money: units and currencies. */

/** Powers of ten, in the languages of Europe. `b` and `billion` are English: 10⁹. */
const UNITS: Record<number, string> = {
  3: 'k k€ t€ teur tsd tausend thousand mille mila mil χιλ χιλιάδες тыс тис',
  6: 'm mm mn mio mill million millions millionen millones millón milioni milione miljoen miljoner millioner milj mln mlj εκ εκατ εκατομμύρια εκατομμύριο млн',
  9: 'b bn billion billions mrd mrd milliarde milliarden milliard milliards miliardi miliardo mld miljard δισ δισεκατομμύρια δισεκατομμύριο млрд',
  12: 'tn trillion trillions',
};
const POWERS = new Map(
  Object.entries(UNITS).flatMap(([power, words]) =>
    words.split(' ').map((word): [string, number] => [word, Number(power)]),
  ),
);

const bare = (word: string) => word.toLowerCase().replace(/\.+$/, '');

/** The power of ten a word stands for (`Mio.` → 6), or null. */
export const unitOf = (word: string): number | null => POWERS.get(bare(word)) ?? null;

/** Languages whose names and signs of a currency are understood. */
const LANGUAGES = 'en-GB de fr es it nl pt el pl sv nb da fi cs hu ro bg uk tr'.split(' ');
const ALSO: Record<string, string[]> = { CHF: ['fr', 'sfr'], GBP: ['quid', 'sterling'] };

const namesOf = new Map<string, Set<string>>();

/** Every way to name a currency: code, signs, singular and plural of its name. */
function namesFor(currency: string): Set<string> {
  const known = namesOf.get(currency);
  if (known) return known;
  const names = new Set<string>([currency.toLowerCase(), ...(ALSO[currency] ?? [])]);
  for (const language of LANGUAGES)
    for (const currencyDisplay of ['symbol', 'narrowSymbol', 'name'] as const) {
      const format = new Intl.NumberFormat(language, {
        style: 'currency',
        currency,
        currencyDisplay,
      });
      for (const amount of [1, 2, 1_000_000])
        for (const { type, value } of format.formatToParts(amount))
          if (type === 'currency') addName(names, value);
    }
  namesOf.set(currency, names);
  return names;
}

/** `British pounds` is also called `pounds`. */
function addName(names: Set<string>, name: string) {
  names.add(bare(name));
  names.add(bare(name.split(/\s+/).at(-1) ?? name));
}

let allSigns: Set<string> | null = null;

function isAnyCurrency(word: string): boolean {
  allSigns ??= new Set(
    Intl.supportedValuesOf('currency').flatMap((currency) => {
      const style = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
      const parts = new Intl.NumberFormat('en-GB', style).formatToParts(1);
      const sign = parts.find(({ type }) => type === 'currency')?.value ?? currency;
      return [currency.toLowerCase(), bare(sign)];
    }),
  );
  return allSigns.has(bare(word)) || /^(euros?|pounds?|dollars?|francs?)$/.test(bare(word));
}

/** true: names this currency; false: names another; null: names none. */
export function isCurrency(word: string, currency: string): boolean | null {
  if (namesFor(currency).has(bare(word))) return true;
  return isAnyCurrency(word) ? false : null;
}
