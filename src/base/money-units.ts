/** The words that multiply an amount of money, in the languages of forums. */

/** Powers of ten. `b` and `billion` are English: 10⁹. */
const UNITS: Record<number, string> = {
  3: 'k k€ t€ tkr teur tsd tausend thousand mille mila duizend tusen tuhatta tys tysiąc tysiące tysięcy tis tisíc tisíce ezer mii bin хил хиляди χιλ χιλιάδες тыс тысяча тысячи тысяч тис тисяч ألف آلاف אלף',
  6: 'm mm mn mio mill million millions millionen millones millón milioni milione miljoen miljoner millioner miljoonaa milj mln mlj milion milión miliony milionu milionů milionów milióny miliónov millió milioane milyon milhão milhões εκ εκατ εκατομμύρια εκατομμύριο млн миллион миллиона миллионов мільйон мільйони мільйонів милион милиона مليون ملايين מיליון',
  9: 'b bn billion billions mrd mrds md mds mdr mdkr mia mld mlrd milliarde milliarden milliard milliards milliarder miliardi miliardo miljard miljarder miljardia miliard miliarda miliardy miliardów miliardů milliárd miliarde milyar δισ δισεκατομμύρια δισεκατομμύριο млрд миллиард миллиарда миллиардов мільярд мільярда мільярдів милиард милиарда مليار مليارات מיליארד',
  12: 'tn trillion trillions',
};
/** With these a comma groups and a point is a decimal one, whatever follows them. */
const ASIAN: Record<number, string> = {
  3: '千 천',
  4: '万 萬 만',
  5: 'lakh lakhs lac lacs',
  6: '百万 백만',
  7: 'crore crores cr',
  8: '億 亿 억',
  12: '兆',
};
/** `mil` is a thousand where Spanish or Portuguese is spoken, and a million elsewhere. */
const MIL_IS_THOUSAND = new Set(
  'EUR MXN ARS CLP COP PEN UYU PYG BOB CRC DOP GTQ HNL NIO VES CUP BRL AOA MZN CVE'.split(' '),
);

export type Unit = { power: number; asian: boolean };

const unitsOf = (words: Record<number, string>, asian: boolean) =>
  Object.entries(words).flatMap(([power, list]) =>
    list.split(' ').map((word): [string, Unit] => [word, { power: Number(power), asian }]),
  );
const KNOWN = new Map([...unitsOf(UNITS, false), ...unitsOf(ASIAN, true)]);

/** What a word multiplies by (`Mio.` → 10⁶), or null. `word` in lower case, without full stops at its end. */
export function unitOf(word: string, currency: string): Unit | null {
  if (word === 'mil') return { power: MIL_IS_THOUSAND.has(currency) ? 3 : 6, asian: false };
  return KNOWN.get(word) ?? null;
}
