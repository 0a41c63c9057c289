/** Countries by their other names: in other languages, in short, and as their people are called. */
import { searchForm } from '#base/folding.ts';

const ALSO: Record<string, string> = {
  AE: 'uae,emirates,emirati',
  AT: 'austrian',
  AU: 'australian',
  BE: 'belgian',
  BR: 'brazilian',
  CA: 'canadian',
  CH: 'swiss',
  CN: 'chinese',
  CY: 'cypriot',
  CZ: 'czech,czech republic',
  DE: 'german',
  DK: 'danish,danes',
  EE: 'estonian',
  ES: 'spanish',
  FI: 'finnish,finns',
  FR: 'french',
  GB: 'uk,u k,britain,great britain,british,gb',
  GR: 'greek',
  HR: 'croatian',
  HU: 'hungarian',
  IE: 'irish,republic of ireland,eire',
  IN: 'indian',
  IS: 'icelandic',
  IT: 'italian',
  JP: 'japanese',
  LT: 'lithuanian',
  LU: 'luxembourgish',
  LV: 'latvian',
  MT: 'maltese',
  NL: 'dutch,holland',
  NO: 'norwegian',
  NZ: 'new zealanders,kiwi',
  PL: 'polish',
  PT: 'portuguese',
  RO: 'romanian',
  SA: 'saudi,ksa',
  SE: 'swedish,swedes',
  SG: 'singaporean',
  SI: 'slovenian',
  SK: 'slovak',
  TR: 'turkey,turkish',
  UA: 'ukrainian',
  US: 'usa,u s,us,america,american,united states of america',
  ZA: 'south african',
};
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'sv', 'nb', 'da', 'fi', 'el'];

let byName: Map<string, string[]> | undefined;

/** Names of each country by each of its folded names. */
function names(): Map<string, string[]> {
  if (byName) return byName;
  byName = new Map();
  const displays = LANGUAGES.map(
    (language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }),
  );
  for (const code of codes()) {
    const own = displays.flatMap((display) => display.of(code) ?? []);
    if (own.length === 0) continue;
    const all = [...new Set([...own, ...(ALSO[code]?.split(',') ?? [])].map(searchForm))];
    for (const name of all) if (!byName.has(name)) byName.set(name, all);
  }
  return byName;
}

function* codes() {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const first of letters) for (const second of letters) yield first + second;
}

/** Every other name of a country, folded; none for what is no country. */
export const otherNames = (country: string): string[] => names().get(searchForm(country)) ?? [];
