/** Countries by their other names, in other languages, in short, as their people are called; regions. */
import { searchForm } from '#base/folding.ts';

const ALSO: Record<string, string> = {
  AE: 'uae,emirates,emirati,emiratis',
  AR: 'argentinian,argentinians,argentine',
  AT: 'austrian,austrians,osterreichisch,osterreicher',
  AU: 'australian,australians,aussie,aussies',
  BD: 'bangladeshi',
  BE: 'belgian,belgians,belgisch,belgier',
  BG: 'bulgarian,bulgarians',
  BR: 'brazilian,brazilians,brasilianisch',
  CA: 'canadian,canadians,kanadisch,kanadier',
  CH: 'swiss,schweizer,schweizerisch,suisse',
  CL: 'chilean,chileans',
  CN: 'chinese,prc,chinesisch',
  CO: 'colombian,colombians',
  CY: 'cypriot,cypriots',
  CZ: 'czech,czechs,czech republic,tschechisch',
  DE: 'german,germans,deutsch,deutsche,deutscher,brd',
  DK: 'danish,danes,dane,danisch,danen',
  EE: 'estonian,estonians',
  EG: 'egyptian,egyptians',
  ES: 'spanish,spaniard,spaniards,spanisch,espagnol',
  FI: 'finnish,finns,finn,finnisch,finnen',
  FR: 'french,frenchmen,franzosisch,franzosen,francais',
  GB: 'uk,u k,britain,great britain,british,brit,brits,briton,britons,gb,england scotland wales,britisch,briten,grossbritannien',
  GH: 'ghanaian,ghanaians',
  GR: 'greek,greeks,griechisch,griechen',
  HK: 'hong kong',
  HR: 'croatian,croatians,croats',
  HU: 'hungarian,hungarians',
  ID: 'indonesian,indonesians',
  IE: 'irish,republic of ireland,eire,irisch,iren',
  IL: 'israeli,israelis',
  IN: 'indian,indians',
  IS: 'icelandic,icelander,icelanders',
  IT: 'italian,italians,italienisch,italiener',
  JP: 'japanese,japanisch',
  KE: 'kenyan,kenyans',
  KR: 'korea,korean,koreans,south korean,south koreans,republic of korea,sudkoreanisch',
  LT: 'lithuanian,lithuanians',
  LU: 'luxembourgish,luxembourgers,luxemburgisch',
  LV: 'latvian,latvians',
  MA: 'moroccan,moroccans',
  MT: 'maltese',
  MX: 'mexican,mexicans',
  MY: 'malaysian,malaysians',
  NG: 'nigerian,nigerians',
  NL: 'dutch,dutchmen,holland,hollanders,niederlandisch,niederlander,the netherlands',
  NO: 'norwegian,norwegians,norwegisch,norweger',
  NZ: 'new zealander,new zealanders,kiwi,kiwis',
  PE: 'peruvian,peruvians',
  PH: 'filipino,filipinos,philippine',
  PK: 'pakistani,pakistanis',
  PL: 'polish,poles,polnisch,polen',
  PT: 'portuguese,portugiesisch',
  QA: 'qatari,qataris',
  RO: 'romanian,romanians',
  RS: 'serbian,serbians,serbs',
  SA: 'saudi,saudis,ksa',
  SE: 'swedish,swedes,swede,schwedisch,schweden',
  SG: 'singaporean,singaporeans',
  SI: 'slovenian,slovenians,slovenes',
  SK: 'slovak,slovaks',
  TH: 'thai,thais',
  TR: 'turkey,turkish,turks,turkisch',
  TW: 'taiwanese',
  UA: 'ukrainian,ukrainians',
  US: 'usa,u s,u s a,us,america,american,americans,united states of america,the states,amerikanisch,amerikaner',
  VN: 'vietnamese',
  ZA: 'south african,south africans',
};
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'sv', 'nb', 'da', 'fi', 'el'];

/** As their people are called in French, Spanish and Italian. */
const DEMONYMS: Record<string, string> = {
  AR: 'argentino,argentinos,argentin,argentins',
  AT: 'autrichien,autrichiens,austriaco,austriacos',
  BE: 'belge,belges,belga,belgas',
  BR: 'bresilien,bresiliens,brasileno,brasilenos',
  CA: 'canadien,canadiens,canadiense,canadienses',
  CH: 'suisses,suizo,suizos,svizzero,svizzeri',
  CL: 'chileno,chilenos',
  CO: 'colombiano,colombianos',
  DE: 'allemand,allemands,allemande,aleman,alemanes,tedesco,tedeschi',
  DK: 'danois,danes,daneses',
  DZ: 'algerien,algeriens',
  ES: 'espagnols,espanol,espanoles,espanola,spagnolo,spagnoli',
  FR: 'francais,francaise,francaises,frances,franceses,francese,francesi',
  GB: 'britannique,britanniques,britanico,britanicos,inglesi',
  IE: 'irlandais,irlandes,irlandeses',
  IT: 'italien,italiens,italienne,italiano,italianos,italiani',
  LU: 'luxembourgeois',
  MA: 'marocain,marocains,marroqui,marroquies',
  MX: 'mexicain,mexicains,mexicano,mexicanos',
  NL: 'neerlandais,hollandais,holandes,holandeses,olandese,olandesi',
  NO: 'norvegien,norvegiens,noruego,noruegos',
  PE: 'peruano,peruanos',
  PL: 'polonais,polaco,polacos',
  PT: 'portugais,portugues,portugueses,portoghese,portoghesi',
  SE: 'suedois,sueco,suecos',
  TN: 'tunisien,tunisiens',
  US: 'americain,americains,estadounidense,estadounidenses',
};

let byName: Map<string, string[]> | undefined;

/** Names of each country by each of its folded names. */
function names(): Map<string, string[]> {
  if (byName) return byName;
  byName = new Map();
  for (const code of codes()) {
    const own = LANGUAGES.flatMap((language) => displayOf(language).of(code) ?? []);
    if (own.length === 0) continue;
    const all = [
      ...new Set(
        [...own, ...(ALSO[code]?.split(',') ?? []), ...(DEMONYMS[code]?.split(',') ?? [])].map(
          searchForm,
        ),
      ),
    ];
    for (const name of all) if (!byName.has(name)) byName.set(name, all);
  }
  return byName;
}

const displays = new Map<string, Intl.DisplayNames>();
function displayOf(language: string): Intl.DisplayNames {
  const known = displays.get(language);
  const display = known ?? new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  displays.set(language, display);
  return display;
}

function* codes() {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const first of letters)
    for (const second of letters) {
      const code = first + second;
      // codes of countries that are no more stand for others: VD for Vietnam
      if (new Intl.Locale(`und-${code}`).region === code) yield code;
    }
}

/** Every other name of a country, folded; none for what is no country. */
export const otherNames = (country: string): string[] => names().get(searchForm(country)) ?? [];

/** Whether some country or its people are called so. */
export const isCountry = (name: string): boolean => names().has(name);

const BENELUX = 'BE NL LU';
const SCANDINAVIA = 'DK NO SE';
const NORDICS = `${SCANDINAVIA} FI IS`;
const BALTICS = 'EE LV LT';
const DACH = 'DE AT CH';
const EU = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE';
const EUROPE = `${EU} GB NO IS CH LI MC SM VA AD AL BA ME MK RS XK UA BY MD GI FO GG JE IM`;
const NORTH_AMERICA = 'US CA MX';
const SOUTH_AMERICA = 'AR BO BR CL CO EC GY PY PE SR UY VE GF';
const CENTRAL_AMERICA = 'BZ CR SV GT HN NI PA';
const GULF = 'AE BH KW OM QA SA';
const MIDDLE_EAST = `${GULF} IL IQ IR JO LB PS SY YE TR EG`;
const EAST_ASIA = 'CN JP KR KP TW HK MO MN';
const SOUTHEAST_ASIA = 'SG MY TH VN ID PH MM KH LA BN TL';
const SOUTH_ASIA = 'IN PK BD LK NP BT MV AF';
const ASIA = `${EAST_ASIA} ${SOUTHEAST_ASIA} ${SOUTH_ASIA} KZ KG TJ TM UZ`;
const OCEANIA = 'AU NZ FJ PG SB VU WS TO';
const NORTH_AFRICA = 'DZ EG LY MA TN';
const AFRICA = `${NORTH_AFRICA} AO BJ BW BF BI CM CV CF TD KM CG CD CI DJ GQ ER SZ ET GA GM GH GN GW KE LS LR MG MW ML MR MU MZ NA NE NG RW ST SN SC SL SO ZA SS SD TZ TG UG ZM ZW`;

/** Regions by their names in the languages of forums, and the countries that belong to them. */
const REGIONS: readonly [string, string][] = [
  ['benelux,benelux countries,beneluxlander,benelux lander,low countries', BENELUX],
  [
    'scandinavia,scandinavian,scandinavians,skandinavien,scandinavie,escandinavia,skandinavia,skandinavisch',
    SCANDINAVIA,
  ],
  [
    'nordics,nordic,nordic countries,nordic region,nordeuropa,nordisch,norden,nordische lander,pays nordiques,northern europe',
    NORDICS,
  ],
  ['baltics,baltic,baltic states,baltic countries,baltikum,pays baltes', BALTICS],
  ['dach,dach region,d a ch,german speaking countries,deutschsprachiger raum', DACH],
  [
    'eu,e u,european union,eu countries,eu member states,eu lander,europaische union,union europeenne,union europea,ue',
    EU,
  ],
  ['europe,european,europeans,europa,europaisch,europaische lander', EUROPE],
  [
    'continental europe,continental european,continental europeans,mainland europe,the continent',
    EUROPE.replace(/\b(?:GB|IE|IS|MT|CY|IM|GG|JE|FO) ?/g, '').trim(),
  ],
  ['western europe,westeuropa', 'AT BE CH DE FR GB IE LI LU MC NL'],
  ['southern europe,sudeuropa', 'ES PT IT GR MT CY HR SI AL'],
  [
    'eastern europe,osteuropa,central and eastern europe,cee',
    'PL CZ SK HU RO BG UA MD BY EE LV LT',
  ],
  ['iberia,iberian,iberian peninsula', 'ES PT'],
  ['british isles', 'GB IE'],
  [
    'north america,north american,north americans,nordamerika,amerique du nord,norteamerica',
    NORTH_AMERICA,
  ],
  ['south america,south american,sudamerika,sudamerica,amerique du sud', SOUTH_AMERICA],
  [
    'latin america,latin american,latam,lateinamerika,latinoamerica,america latina',
    `${SOUTH_AMERICA} ${CENTRAL_AMERICA} MX CU DO PR`,
  ],
  ['americas,the americas', `${NORTH_AMERICA} ${SOUTH_AMERICA} ${CENTRAL_AMERICA}`],
  ['gulf,gulf states,gcc,gulf countries', GULF],
  ['middle east,middle eastern,naher osten,nahost,moyen orient', MIDDLE_EAST],
  ['mena', `${MIDDLE_EAST} ${NORTH_AFRICA}`],
  ['emea', `${EUROPE} ${MIDDLE_EAST} ${AFRICA}`],
  ['asia,asian,asians,asien,asiatisch,asie', ASIA],
  ['east asia,ostasien,far east', EAST_ASIA],
  ['southeast asia,south east asia,southeast asian,sudostasien,asean', SOUTHEAST_ASIA],
  ['south asia,sudasien', SOUTH_ASIA],
  ['apac,asia pacific,asia pac', `${ASIA} ${OCEANIA}`],
  ['oceania,australasia,ozeanien', OCEANIA],
  ['anz', 'AU NZ'],
  ['africa,african,africans,afrika,afrique,afrikanisch', AFRICA],
  ['north africa,north african,north africans,nordafrika', NORTH_AFRICA],
  ['maghreb', 'DZ LY MA MR TN'],
  [
    'east africa,east african,east africans,ostafrika',
    'BI DJ ER ET KE MG MU MW MZ RW SC SO SS TZ UG ZM ZW',
  ],
  [
    'west africa,west african,west africans,westafrika',
    'BJ BF CI CV GH GM GN GW LR ML MR NE NG SL SN TG',
  ],
  ['southern africa,southern african', 'AO BW LS MZ NA SZ ZA ZM ZW'],
  [
    'sub saharan africa,subsaharan africa,sub saharan',
    `${AFRICA.split(' ')
      .filter((code) => !NORTH_AFRICA.split(' ').includes(code))
      .join(' ')}`,
  ],
  ['central asia,central asian', 'KZ KG TJ TM UZ'],
  ['balkans,balkan', 'AL BA BG GR HR ME MK RO RS SI XK'],
  ['central europe,central european,mitteleuropa', 'AT CH CZ DE HU LI PL SI SK'],
  ['alpine countries,alpenlander', 'AT CH LI'],
  ['caribbean', 'BS BB CU DO HT JM TT AG DM GD KN LC VC PR'],
  ['g7', 'CA FR DE IT JP GB US'],
];

let codeByName: Map<string, string> | undefined;

/** ISO 3166 code of a country by any of its names; undefined for what is none. */
export function codeOf(country: string): string | undefined {
  if (!codeByName) {
    codeByName = new Map();
    for (const code of codes())
      for (const language of LANGUAGES) {
        const name = displayOf(language).of(code);
        if (name && !codeByName.has(searchForm(name))) codeByName.set(searchForm(name), code);
      }
    for (const [code, also] of Object.entries(ALSO))
      for (const name of also.split(',')) if (!codeByName.has(name)) codeByName.set(name, code);
  }
  return codeByName.get(searchForm(country));
}

/** Regions that at least one of these countries belongs to: the region's names and its countries here. */
export function regionsOf(
  countries: readonly string[],
): { names: string[]; countries: string[] }[] {
  const coded = countries.map((country) => ({ country, code: codeOf(country) }));
  return REGIONS.map(([names, members]) => {
    const belongs = new Set(members.split(' '));
    const here = coded.filter(({ code }) => code !== undefined && belongs.has(code));
    return { names: names.split(','), countries: here.map(({ country }) => country) };
  });
}
