/** The noun by which a forum calls where its people come from: “chains with 11 to 50 stores” are delegates. */
import { wordsOf } from '#base/folding.ts';
import type { ForumIndex } from '#iq/index.ts';
import { directionSaid } from './directions.ts';
import { type Item, stemOf } from './lexer.ts';
import { inflects } from './naming.ts';

/** “Your chain”, “Ihr Betrieb”, “votre établissement”: what the questionnaire calls the delegate's place of work. */
const YOURS =
  /(?<!\p{L})(?:your|ihre?[mnrs]?|votre|vos|su|sus|uw|vostr[aoei]|jouw|din|ditt|deres)\s+(?:own\s+)?(\p{L}{4,})/giu;

/** What any forum may call them, in the plural. */
const GENERAL = new Set(
  `unternehmen firmen betriebe hauser organisationen einrichtungen institutionen universitaten hochschulen
  entreprises societes etablissements maisons institutions empresas organizaciones entidades companias instituciones
  aziende imprese enti organizzazioni bedrijven organisaties instellingen ondernemingen organisations organizations
  companies firms businesses employers empresas organizacoes foretag bedrifter virksomheder firmy`.split(
    /\s+/,
  ),
);

type Nouns = { title: readonly string[]; yours: readonly string[] };
const known = new WeakMap<ForumIndex['questionnaire'], Nouns>();

function nounsOf(questionnaire: ForumIndex['questionnaire']): Nouns {
  const last = known.get(questionnaire);
  if (last) return last;
  const asked = questionnaire.questions.map(({ text }) => text);
  const yours = [...asked, questionnaire.budgetQuestion ?? ''].flatMap((text) =>
    [...text.matchAll(YOURS)].flatMap(([, noun = '']) => wordsOf(noun)),
  );
  const title = wordsOf(questionnaire.title).filter((word) => word.length > 3);
  const found = { title: title.map(stemOf), yours: yours.map(stemOf) };
  known.set(questionnaire, found);
  return found;
}

/** What follows says more of the delegates. */
const LEADS_ON =
  /^(?:with|without|that|who|which|whose|having|where|in|from|of|outside|not|running|mit|ohne|die|deren|welche|aus|avec|sans|qui|dont|en|de|du|des|con|sin|que|cuyas?|cuyos?|senza|che|di|met|zonder|waarvan|uit|med|uten|utan|som|fra|fran|com|sem|z|bez|ktore)$/;

/** Whether a word means those who are here, whatever else has it in its name. */
export function isDelegates(
  items: readonly Item[],
  at: number,
  { questionnaire }: ForumIndex,
): boolean {
  const item = items[at];
  if (!item || item.sign) return false;
  const { title, yours } = nounsOf(questionnaire);
  const isOwn = (noun: string) => isPluralOf(item.word, noun);
  const ends = items[at + 1] === undefined || /^[,;.?!]$/.test(items[at + 1]?.word ?? '');
  const next = items[at + 1]?.word === ',' ? items[at + 2] : items[at + 1];
  const leads =
    next !== undefined &&
    !next.sign &&
    (LEADS_ON.test(next.word) || (/.ing$/.test(next.word) && !directionSaid(next.word)));
  // “Fiji chains”
  if (ends && yours.some(isOwn)) return true;
  return leads && (GENERAL.has(item.word) || [...title, ...yours].some(isOwn));
}

/** A form of the noun that is longer; an Italian plural is as long. */
const isPluralOf = (word: string, noun: string): boolean =>
  (word.length > noun.length && (stemOf(word) === noun || inflects(word, noun))) ||
  (word.length > 4 && word === noun && word.endsWith('i'));
