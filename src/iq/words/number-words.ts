/** Numbers said in words: “two million”, “half a billion”, “zwei Millionen”. */

const WHOLE = 'one two three four five six seven eight nine ten'.split(' ');
const NAMED: readonly [string, number][] = [
  ['half an?|half|einer? halben?|un demi|medio|mezzo|een half|un mezzo|un medio|demi|halbe', 0.5],
  ['quarter of an?|a quarter of an?|a quarter|quarter', 0.25],
  ['three quarters of an?', 0.75],
  ['anderthalb|eineinhalb|anderhalf|anderhalve', 1.5],
  ['zweieinhalb', 2.5],
  ...WHOLE.flatMap((word, place): [string, number][] => [
    [`${word} and an? half`, place + 1.5],
    [`${word} and an? quarter`, place + 1.25],
    [`${word} and three quarters`, place + 1.75],
  ]),
  ['an?|one|eine|einer|ein|une?|una|uno|een|en|ett', 1],
  ['a couple of|two|zwei|deux|dos|due|twee|to|två', 2],
  ['three|drei|trois|tres|tre|drie', 3],
  ['four|vier|quatre|cuatro|quattro|fire|fyra', 4],
  ['five|fünf|funf|cinq|cinco|cinque|vijf|fem', 5],
  ['six|sechs|seis|sei|zes|seks|sex', 6],
  ['seven|sieben|sept|siete|sette|zeven', 7],
  ['eight|acht|huit|ocho|otto', 8],
  ['nine|neun|neuf|nueve|nove|negen|ni|nio', 9],
  ['ten|zehn|dix|diez|dieci|tien|ti|tio', 10],
  ['eleven|elf', 11],
  ['a dozen|twelve|zwölf|douze|doce', 12],
  ['thirteen', 13],
  ['fourteen', 14],
  ['fifteen|fünfzehn|quinze|quince', 15],
  ['sixteen', 16],
  ['seventeen', 17],
  ['eighteen', 18],
  ['nineteen', 19],
  ['twenty|zwanzig|vingt|veinte|venti|twintig|tjue|tjugo', 20],
  ['thirty|dreissig|dreißig|trente|treinta|trenta', 30],
  ['forty|vierzig', 40],
  ['fifty|fünfzig|cinquante|cincuenta|cinquanta|vijftig|femti|femtio', 50],
  ['sixty', 60],
  ['seventy', 70],
  ['eighty', 80],
  ['ninety', 90],
  ['two hundred and fifty|two hundred fifty', 250],
  ['a hundred|one hundred|hundert|cent|cien|cento|honderd|hundre|hundra', 100],
  ['two hundred', 200],
  ['three hundred', 300],
  ['four hundred', 400],
  ['five hundred|fünfhundert', 500],
];

const sorted = NAMED.flatMap(([words, value]) =>
  words.split('|').map((word) => ({ word, value })),
).sort((a, b) => b.word.length - a.word.length);

export const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const COMPOSED = `(${TENS.join('|')})[\\s-]+(${WHOLE.slice(0, 9).join('|')})`;

/** The words of a number, for a pattern; the longest come first. */
export const NUMBER_WORDS = `(?:${COMPOSED.replace(/\((?=\p{L})/gu, '(?:')}|${sorted.map(({ word }) => word.replace(/ /g, '[\\s-]+')).join('|')})`;

const values = sorted.map(({ word, value }) => ({
  pattern: new RegExp(`^${word.replace(/ /g, '[\\s-]+')}$`, 'iu'),
  value,
}));

/** What the words of a number say; null for what is none. */
export function numberSaid(words: string): number | null {
  const [, tens, ones] = composed.exec(words.trim()) ?? [];
  if (tens !== undefined && ones !== undefined)
    return 10 * (TENS.indexOf(tens.toLowerCase()) + 2) + WHOLE.indexOf(ones.toLowerCase()) + 1;
  return values.find(({ pattern }) => pattern.test(words.trim()))?.value ?? null;
}
const composed = new RegExp(`^${COMPOSED}$`, 'i');

const PARTS: Record<string, number> = { '½': 0.5, '¼': 0.25, '¾': 0.75, half: 0.5, quarter: 0.25 };

/** “1/2 million”, “2½m”, “a million and a half”: with the fraction as a decimal. */
export const withoutFractions = (text: string): string =>
  text
    .replace(
      /\s+(?:e\s+mezzo|y\s+medio|et\s+demie?|en\s+een\s+half|e\s+meio)(?!\p{L})/iu,
      ' and a half',
    )
    .replace(
      /^(.*?)\s*(\p{L}+)\s+and\s+an?\s+(half|quarter)$/iu,
      (_, many: string, unit: string, part: string) =>
        `${(numberSaid(many) ?? Number(many)) + (PARTS[part.toLowerCase()] ?? 0)} ${unit}`,
    )
    .replace(/(\d+)\s+and\s+an?\s+(half|quarter)/i, (_, many, part) =>
      String(Number(many) + (PARTS[part.toLowerCase()] ?? 0)),
    )
    .replace(/(?:(\d+)\s)?(\d)\/(\d)/, (_, many, above, below) =>
      String(Number(many ?? 0) + Number(above) / Number(below)),
    )
    .replace(/(\d*)\s?([½¼¾])/, (_, many, part) => String(Number(many) + (PARTS[part] ?? 0)));

/** “first”, “2nd”, “zweiter”, “three”: as a whole number, or 0. */
export function ordinalSaid(word: string): number {
  const [, digits] = /^(\d{1,2})(?:st|nd|rd|th|\.|er|e)?$/.exec(word) ?? [];
  if (digits) return Number(digits);
  return ORDINALS.findIndex((words) => words.includes(word)) + 1;
}

const ORDINALS = [
  'one eins een first primary erster erste ersten erstes premier premiere primero primer primo eerste forste forsta πρωτη πρωτο',
  'two second zweiter zweite zweiten zwei deuxieme deux segundo dos secondo due tweede twee andre andra',
  'three third dritter dritte dritten drei troisieme trois tercero tres terzo tre derde drie tredje',
  'four fourth vierter vierte vierten vier quatrieme quatre cuarto cuatro quarto quattro vierde fjerde fyra',
  'five fifth funfter funfte funften funf cinquieme cinq quinto cinco vijfde femte fem',
  'six sixth sechster sechs',
  'seven seventh',
  'eight eighth',
  'nine ninth',
  'ten tenth zehn',
].map((line) => line.split(' '));
