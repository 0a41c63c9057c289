/** How the people of a place are called where the table of countries does not say: by rule, and by name. */
import { searchForm } from '#base/folding.ts';

/** Places that are no countries of their own in the standard, and countries with people of an odd name. */
const CALLED: Record<string, string> = {
  england: 'english,englishmen',
  scotland: 'scottish,scots,scot',
  wales: 'welsh',
  'northern ireland': 'northern irish,northern irishmen,n ireland',
  'isle of man': 'manx',
  'channel islands': 'channel islanders',
  flanders: 'flemish,flemings',
  wallonia: 'walloon,walloons',
  catalonia: 'catalan,catalans',
  'faroe islands': 'faroese',
  greenland: 'greenlandic,greenlanders',
  monaco: 'monegasque,monegasques',
  liechtenstein: 'liechtensteiner',
  lebanon: 'lebanese',
  'sri lanka': 'sri lankan,sri lankans',
  nepal: 'nepali,nepalese',
  myanmar: 'burmese,burma',
  cambodia: 'cambodian,cambodians,khmer',
  laos: 'laotian,laotians,lao',
  kazakhstan: 'kazakh,kazakhs',
  uzbekistan: 'uzbek,uzbeks',
  afghanistan: 'afghan,afghans',
  'north macedonia': 'macedonian,macedonians',
  'ivory coast': 'ivorian,ivorians',
  'costa rica': 'costa rican,costa ricans',
  'puerto rico': 'puerto rican,puerto ricans',
  'dominican republic': 'dominican,dominicans',
  'el salvador': 'salvadoran,salvadorans',
  senegal: 'senegalese',
  cameroon: 'cameroonian,cameroonians',
  'new zealand': 'nz',
  'democratic republic of the congo': 'congolese,drc',
  vietnam: 'viet nam',
  hungary: 'magyar',
};

/** Oman: Omani; Algeria: Algerian; Jordan: Jordanian; Senegal: Senegalese. */
function byRule(name: string): string[] {
  if (/[ .]/.test(name) || name.length < 4) return [];
  const short = name.replace(/[aeiouy]+$/, '');
  return [
    ...['i', 'ian', 'ese', 'an', 'ish', 'er'].map((ending) => name + ending),
    ...(name.endsWith('a') || name.endsWith('e') || name.endsWith('o') ? [`${name}n`] : []),
    ...(short.length > 3
      ? ['i', 'ian', 'ean', 'an', 'ese', 'ish'].map((ending) => short + ending)
      : []),
    ...(name.endsWith('land') ? [`${name.slice(0, -4)}ish`, `${name}er`] : []),
  ];
}

/** Names of the people of a place; those that another country's people have are left to it. */
export function peopleOf(place: string, isAnother: (name: string) => boolean): string[] {
  const name = searchForm(place).replace(/^the /, '');
  return [...(CALLED[name]?.split(',') ?? []), ...byRule(name).filter((each) => !isAnother(each))];
}
