/** Amounts of money in a question: “over £5m”, “between 5 and 10 million”, “£2m or more”, “über 2 Mio.”. */
import { parseMoney } from '#base/money.ts';
import { formatRange, type Range } from '#iq/query.ts';
import { CODE, COIN, UNIT, withOneCoin } from './coins.ts';
import { NUMBER_WORDS, numberSaid, TENS, withoutFractions } from './number-words.ts';

/** `ranges`: likeliest first; none for an amount that is not understood, as of another currency. */
export type Amount = { ranges: Range[]; from: number; to: number };

const DIGITS = String.raw`(?:(?:\d+\s)?\d\/\d(?=\s?${UNIT})|\d*\s?[½¼¾]|\d(?:[.,'’]?\d)*[.,'’]?(?:[\s\u00a0\u202f](?=\d{3}(?!\d))\d{3})*(?:\s+and\s+an?\s+(?:half|quarter))?)`;
/** “A million and a half”. */
const HALF = String.raw`(?:and\s+an?\s+(?:half|quarter)|e\s+mezzo|y\s+medio|et\s+demie?|en\s+een\s+half|e\s+meio)`;
const NUMBER = String.raw`(?:(?:(?:${CODE}|${COIN}|\p{Sc}|[A-Z]{1,2}\$)\s?)?(?:${DIGITS}(?:[\s-]?${UNIT})?|(?<!\p{L})${NUMBER_WORDS}[\s-]+(?:hundred\s+)?${UNIT})(?:\s+${HALF}(?!\p{L}))?(?:\s?(?:\p{Sc}|(?:(?:of\s+|d['’]\s?|d[ei]\s+|in\s+)?(?:${CODE}|${COIN})))(?!\p{L}))?)`;
const ABOUT = String.raw`(?:(?:a|an|their|the|with|of|to|for|budgets?|etats?|spending|power|responsible|total|einem|einen|ein|von|d['’]|de|une?|un|zu|der|des|presupuesto|it|is|are|manages?|controls?|good|cool|solid|full|whole)\s+)*`;

/** “Slightly more than”, “way above”. */
const HEDGE =
  '(?:just|well|way|slightly|comfortably|far|significantly|somewhat|a bit|a little|safely|considerably|substantially|much|anything|anywhere)';

type Make = (amount: number) => Range[];
const range = (some: Partial<Range>): Range => ({
  min: null,
  over: false,
  max: null,
  under: false,
  ...some,
});
const least: Make = (min) => [range({ min })];
const most: Make = (max) => [range({ max })];
const over: Make = (min) => [range({ min, over: true })];
const under: Make = (max) => [range({ max, under: true })];
const exactly: Make = (amount) => [range({ min: amount, max: amount })];
/** “Around” is a tenth to either side. */
const around: Make = (amount) => [
  range({ min: Math.round(0.9 * amount), max: Math.round(1.1 * amount) }),
];
/** A bare amount: whoever has that much has at least that much. */
const bare: Make = (amount) => [...least(amount), ...exactly(amount), ...around(amount)];

const BEFORE: readonly [string, Make][] = [
  [
    "(?:no|not|never) (?:more|greater|higher|larger|bigger) than|not (?:above|exceeding|over)|at most|at the most|up to|(?:a )?maximum(?: of)?|max\\.?|within|capped at|≤|<=|=<|h[öo]chstens|maximal|nicht mehr als|bis zu|bis|up to and including|(?:less|lower|smaller) than or equal to|equal to or (?:less|lower|smaller) than|no (?:higher|bigger) than|(?:limited|topping out) (?:to|at)|a ceiling of|as much as|au plus|au maximum|jusqu['’][àa]|pas plus de|como m[áa]ximo|hasta|no m[áa]s de|al massimo|fino a(?:d|l|i)?|entro|non pi[ùu] di|non oltre|massimo|hoogstens|niet meer dan|maximaal|ten hoogste|h[öo]chstens|no superior a|no exceder? de|tot|h[øo]yst|maksimalt|h[öo]gst|co najwy[żz]ej|έως|μέχρι|το πολύ",
    most,
  ],
  [
    '(?:no|not) (?:less|fewer|smaller|lower) than|not (?:under|below)|at least|at minimum|(?:a )?minimum(?: of)?|min\\.?|from|starting at|starting from|upwards of|(?:greater|more|higher|larger) than or equal to|equal to or (?:greater|more|higher|larger) than|a floor of|≥|>=|=>|mindestens|wenigstens|nicht weniger als|ab|au moins|au minimum|[àa] partir de|al menos|por lo menos|como m[íi]nimo|desde|almeno|da almeno|come minimo|minimo|non meno di|a partire da|da(?!\\p{L})|pas moins de|dès|no menos de|m[íi]nimo|a partir de|minstens|ten minste|minimaal|niet minder dan|vanaf|minst|mindst|co najmniej|od|τουλάχιστον|από',
    least,
  ],
  [
    'over|above|more than|greater than|bigger than|larger than|higher than|exceeding|exceeds?|beyond|in excess of|north of|excess of|>|über|ueber|mehr als|gr[öo](?:ß|ss)er als|plus d(?:e|[\\u0027\\u2019])|sup[ée]rieur[es]? [àa]|m[áa]s de|por encima de|superior(?:es)? a|pi[ùu] di|oltre|sopra|superior[ei] a(?:d|i|l)?|maggior[ei] di|al di sopra di|au[- ]del[àa] de|au[- ]dessus de|oberhalb von|jenseits von|h[öo]her als|mayor(?:es)? (?:de|a|que)|m[áa]s que|meer dan|hoger dan|groter dan|boven|mer enn|mer än|mer end|over|ponad|powy[żz]ej|πάνω από|άνω των|mais de|acima de',
    over,
  ],
  [
    'under|below|sub-?|less than|smaller than|lower than|fewer than|beneath|south of|short of|<|unter|weniger als|kleiner als|moins d(?:e|[\\u0027\\u2019])|inf[ée]rieur[es]? [àa]|menos de|por debajo de|meno di|sotto|inferior[ei] a(?:d|i|l)?|minor[ei] di|al di sotto di|en[- ]dessous de|en de[çc][àa] de|unterhalb von|niedriger als|geringer als|menor(?:es)? (?:de|a|que)|inferior(?:es)? a|menos que|minder dan|lager dan|kleiner dan|beneden|onder|mindre enn|mindre än|mindre end|poni[żz]ej|mniej ni[żz]|κάτω από|abaixo de',
    under,
  ],
  [
    'around|about|roughly|approximately|approx\\.?|circa|ca\\.?|some|nearly|almost|near|close to|in the region of|somewhere around|~|≈|etwa|rund|ungef[äa]hr|zirka|environ|autour de|alrededor de|unos|cerca de|circa|all.incirca|pressappoco|quasi|intorno a(?:i|l)?|rond(?: de)?|à peu près|pr[èe]s de|aproximadamente|ongeveer|zo.n|rundt|omkring|ungefär|około',
    around,
  ],
  [
    'exactly|precisely|=|genau|exactement|pr[ée]cis[ée]ment|exactamente|justo|esattamente|precisamente|precies',
    exactly,
  ],
];
const AFTER: readonly [string, Make][] = [
  [
    `\\+(?:\\s?(?:${CODE}|${COIN})(?!\\p{L}))?|(?:or|and) (?:more|above|over|higher|up|upwards?|greater|beyond|bigger|larger)|upwards?|plus|at least|minimum|oder mehr|und mehr|(?:oder|und) dar[üu]ber|aufw[äa]rts|ou plus|et plus|o m[áa]s|y m[áa]s|o pi[ùu]|e pi[ùu]|o oltre|e oltre|in su|in poi|et au[- ]del[àa]|minimum|en adelante|o superior|como m[íi]nimo|of meer|en meer|of hoger|en hoger|eller mer`,
    least,
  ],
  ['-?ish|or so|or thereabouts|give or take', around],
  [
    '(?:or|and) (?:less|below|under|lower|fewer|smaller)|at (?:the )?(?:very )?(?:most|outside)|maximum|max|tops|ceiling|cap|oder weniger|und weniger|ou moins|o menos|como m[áa]ximo|o meno|al massimo|au maximum|au plus|h[öo]chstens|maximal|of minder|of lager|eller mindre',
    most,
  ],
];

const pattern = (source: string) => new RegExp(source, 'giu');
const STARTS = String.raw`(?<![\p{L}\p{N}])`;
const BETWEEN = pattern(
  String.raw`${STARTS}(?:(?:between|from|in the range(?: of| from)?|ranging from|somewhere between|anywhere between|zwischen|von|entre|de|tra|fra|tussen|mellom|mellan|mellem|od|μεταξύ|από)\s+${ABOUT})?(${NUMBER}|${NUMBER_WORDS}(?!\p{L}))\s*(?:and|&|to|through|thru|und|bis(?: zu)?|et|[àa]|y|e|a|en|tot|og|och|do|till?|και|έως|(?<=(?:between|zwischen|entre|tra|fra|tussen)\s[^,;]{1,25})(?:or|oder|ou|o|of)|(?<!${TENS.join('|')})-|–|—|\.\.+|…)\s*(${NUMBER})`,
);
/** “Heads with 5 to 10”: in a forum of millions. */
const BARE = pattern(
  String.raw`(?<=^\s*|,\s*|(?<!\p{L})(?:with|having|mit|avec|con|met)\s+)(?:between\s+|from\s+)?(\d{1,3})\s*(?:to|and|-|–|bis|[àa]|tot)\s*(\d{1,3})(?=\s*(?:$|[,;)](?!\d)))`,
);
/** Each with its words alone first: the whole pattern costs much more, and most texts have none of them. */
const PREFIXED = BEFORE.map(
  ([words, make]) =>
    [
      new RegExp(words, 'iu'),
      pattern(
        String.raw`(?:${STARTS}(?=\p{L})(?:${HEDGE}\s+)?|(?=[<>≤≥~≈=]))(?:${words})\s*${ABOUT}(${NUMBER}|${NUMBER_WORDS}(?=\s*(?:$|[,.;?!)])))(?:\s+(?:and |or )?(?:up(?:wards?)?|onwards?|more|above)(?=\s*(?:$|[,.;?!)])))?`,
      ),
      make,
    ] as const,
);
const SUFFIXED = AFTER.map(
  ([words, make]) =>
    [
      new RegExp(words, 'iu'),
      pattern(String.raw`${STARTS}(${NUMBER})\s*(?:${words})(?!\p{L})`),
      make,
    ] as const,
);
const ALONE = pattern(
  String.raw`${STARTS}(?<![\p{L}\p{N}.,])(?:(?:a\s+)?(?:good|cool|solid|full|whole)\s+)?(${NUMBER})`,
);
/** “Double-digit millions”. */
const MILLIONS = pattern(String.raw`${STARTS}(single|double|triple)[\s-]digit millions?(?!\p{L})`);
const FIGURES = pattern(
  String.raw`${STARTS}(?:(?:a|an|in the)\s+)?(five|six|seven|eight|nine|ten|[5-9]|10)[\s-]figures?(?!\p{L})`,
);
const BAND =
  /^[\s,]*(?:budget\s+)?(?:band|bracket|category|range|class|klasse|stufe|gruppe|tranche)s?(?!\p{L})/iu;
/** “Smallest band: …”, “bracket of …”. */
const LED_BAND =
  /(?<!\p{L})(?:(?:smallest|lowest|bottom|largest|highest|biggest|top)\s+)?(?:budget\s+)?(?:band|bracket)(?:\s+of)?\s*[:,]?\s+$/iu;
/** “The smallest budget band”. */
const END_BAND =
  /(?<!\p{L})(?:(smallest|lowest|bottom)|largest|highest|biggest|top)\s+(?:budget\s+)?(?:band|bracket)(?!\p{L})/giu;
const BUDGET = /budget|etat|presupuesto|bilancio|begroting|spending power|proyek|προϋπολογισμ/iu;

const WORDS_WITH_UNIT = new RegExp(
  String.raw`(?<!\p{L})${NUMBER_WORDS}[\s-]+(?:hundred\s+)?(${UNIT})`,
  'iu',
);

/** “Over two million but no more than six”: a small number has the unit that another one has. */
function completed(number: string, unit: string | undefined): string {
  const clean = number.trim().replace(/[.,'’]+$/, '');
  const value = numberSaid(clean) ?? (/^\d{1,3}(?:[.,]\d)?$/.test(clean) ? clean : null);
  return value === null || unit === undefined ? number : `${value} ${unit}`;
}

const HAS_UNIT = new RegExp(UNIT, 'iu');
const HAS_COIN = new RegExp(`${CODE}|${COIN}`, 'iu');
const WORDS_AND_UNIT = new RegExp(
  String.raw`(?<!\p{L})(${NUMBER_WORDS})[\s-]+(?=(?:hundred\s+)?${UNIT})`,
  'iu',
);
const DIGIT_AND_UNIT = new RegExp(String.raw`\d[\s-]?(${UNIT})`, 'iu');

/** Whether a number is money by itself: it has a sign, a unit or a currency. */
const isMoney = (text: string) =>
  /\p{Sc}|\d[\s-]?\p{L}|^\p{L}|[½¼¾]|^\d{1,3}(?:[.,'’\s]\d{3}){2,}$|^\d{6,}$/iu.test(text.trim()) ||
  HAS_UNIT.test(text);

/** Without one of these there is no amount in a text. */
const NUMERIC =
  /\p{Nd}|figure|mil|mio|mrd|mln|mlj|bill|thousand|thou|grand|tausend|tusen|duizend|crore|lakh|εκ|hundred/iu;

export type MoneyIn = {
  currency: string;
  /** lower limits of the bands, and whether amounts are usually in millions */
  bands: readonly { min: number }[];
  millions: boolean;
};

/** Amounts in a text that are meant as a budget, from left to right, none over another. */
export function amountsIn(text: string, forum: MoneyIn): Amount[] {
  const found: Amount[] = [];
  if (!NUMERIC.test(text) && !/band|bracket/i.test(text)) return found;
  const claim = (match: RegExpExecArray, ranges: Range[] | null) => {
    const [from, to] = [match.index, match.index + match[0].trimEnd().length];
    if (!ranges || found.some((each) => from < each.to && each.from < to)) return;
    const band = BAND.exec(text.slice(to));
    const led = LED_BAND.exec(text.slice(0, from))?.[0].length ?? 0;
    found.push({
      ranges: band || led > 0 ? banded(ranges, forum) : ranges,
      from: from - led,
      to: to + (band?.[0].length ?? 0),
    });
  };
  const unit = DIGIT_AND_UNIT.exec(text)?.[1] ?? WORDS_WITH_UNIT.exec(text)?.[1];
  const read = (number: string, make: Make, sure: boolean) =>
    bounded(completed(number, unit), make, forum, sure || BUDGET.test(text));
  for (const match of matchesOf(FIGURES, text)) claim(match, figures(match[1] ?? ''));
  for (const match of matchesOf(MILLIONS, text))
    claim(
      match,
      figures(String(['single', 'double', 'triple'].indexOf((match[1] ?? '').toLowerCase()) + 7)),
    );
  if (/\d.*\d/s.test(text) || WORDS_WITH_UNIT.test(text))
    for (const match of matchesOf(BETWEEN, text))
      claim(match, between(match, forum, BUDGET.test(text)));
  if (forum.millions)
    for (const match of matchesOf(BARE, text)) claim(match, between(match, forum, true));
  for (const [words, whole, make] of [...PREFIXED, ...SUFFIXED])
    if (words.test(text))
      for (const match of matchesOf(whole, text)) claim(match, read(match[1] ?? '', make, false));
  for (const match of matchesOf(ALONE, text))
    if (isMoney(match[1] ?? '')) claim(match, read(match[1] ?? '', bare, false));
  for (const match of matchesOf(END_BAND, text))
    claim(match, endBand(match[1] !== undefined, forum));
  return found.sort((a, b) => a.from - b.from);
}

/** All matches in order; by the same object, because a copy of so large a pattern is compiled anew. */
function matchesOf(regex: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  regex.lastIndex = 0;
  for (let match = regex.exec(text); match; match = regex.exec(text)) {
    found.push(match);
    if (match[0] === '') regex.lastIndex++;
  }
  return found;
}

/** Null: no money at all; no ranges: an amount that cannot be read. */
function bounded(number: string, make: Make, forum: MoneyIn, isBudget: boolean): Range[] | null {
  const clean = number.trim().replace(/[.,'’]+$/, '');
  if (isMoney(clean)) {
    const amount = amountOf(clean, forum);
    if (amount !== null) return make(amount);
    return /\p{Sc}/u.test(clean) || HAS_COIN.test(clean) ? [] : null;
  }
  const amount = amountOf(clean, forum);
  if (amount === null || amount < 0) return null;
  if (amount < 1000) return isBudget ? make(forum.millions ? amount * 1e6 : amount) : null;
  return isBudget || amount >= 10_000 ? make(amount) : null;
}

/** Whole units of the currency; null where it is none, or of another currency. */
function amountOf(text: string, { currency }: MoneyIn): number | null {
  const said = withoutFractions(withOneCoin(text, currency)).replace(WORDS_AND_UNIT, (_, words) => {
    const value = numberSaid(words);
    return value === null ? '' : `${value} `;
  });
  const hundreds = said
    .replace(/(\d+)\s+hundred\s+thousand/i, (_, many) => `${many}00 thousand`)
    .replace(/hundred thousand/i, '00 thousand')
    .replace(/(?<!\p{L})(?:grand|thou)(?!\p{L})/iu, 'thousand');
  return parseMoney(
    hundreds
      .replace(/(?<=\d)-(?=\p{L})/u, ' ')
      .replace(/(?<!\p{L})(?:of|d[ei]|in|d['’])(?=\s*\p{L})/u, ' '),
    currency,
  ).amount;
}

/** “5 and 10 million”: the first number has the second's unit unless it has its own. */
function withUnit(low: string, high: string): string {
  if (/\d[\s-]?\p{L}|\d[.,'’\s]?\d{3}(?!\d)/u.test(low) || WORDS_AND_UNIT.test(low)) return low;
  const unit = DIGIT_AND_UNIT.exec(high)?.[1] ?? WORDS_WITH_UNIT.exec(high)?.[1];
  if (unit && numberSaid(low) !== null) return `${numberSaid(low)} ${unit}`;
  return unit ? low.trim().replace(/(\d)(?!.*\d)/u, `$1 ${unit}`) : low;
}

function between(
  [, low = '', high = '']: RegExpExecArray,
  forum: MoneyIn,
  isBudget: boolean,
): Range[] | null {
  const upper = bounded(high, exactly, forum, isBudget);
  const lower = bounded(withUnit(low, high), exactly, forum, isBudget || isMoney(high));
  if (!upper || !lower) return null;
  const [a, b] = [lower[0]?.min ?? null, upper[0]?.min ?? null];
  if (a === null || b === null) return [];
  return [range({ min: Math.min(a, b), max: Math.max(a, b) })];
}

const DIGIT_COUNTS = ['five', 'six', 'seven', 'eight', 'nine', 'ten'];
/** “seven-figure”: from 1,000,000 to under 10,000,000. */
function figures(word: string): Range[] {
  const digits = Number(word) || DIGIT_COUNTS.indexOf(word.toLowerCase()) + 5;
  return [range({ min: 10 ** (digits - 1), max: 10 ** digits, under: true })];
}

function endBand(isFirst: boolean, { bands }: MoneyIn): Range[] | null {
  const edge = (isFirst ? bands[1] : bands.at(-1))?.min;
  return edge === undefined ? null : [isFirst ? under(edge) : least(edge)].flat();
}

/** “The £5m to £10m band” is that band, which ends where the next begins. */
function banded(ranges: Range[], { bands }: MoneyIn): Range[] {
  const [first] = ranges;
  const limits = bands.map(({ min }, place) => ({
    min: place === 0 ? null : min,
    over: false,
    max: bands[place + 1]?.min ?? null,
    under: bands[place + 1] !== undefined,
  }));
  const own = limits.find(
    ({ min, max }) =>
      first &&
      (first.min === min || (min === null && !first.min)) &&
      (first.max === max || first.max === null || max === null),
  );
  return own && !ranges.some((each) => formatRange(each) === formatRange(own))
    ? [own, ...ranges]
    : ranges;
}
