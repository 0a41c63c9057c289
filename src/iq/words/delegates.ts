/** The noun by which a forum calls where its people come from: “chains with 11 to 50 stores” are delegates. */
import { wordsOf } from '#base/folding.ts';
import type { ForumIndex } from '#iq/index.ts';
import { directionSaid } from './directions.ts';
import { type Item, stemOf } from './lexer.ts';
import { inflects } from './naming.ts';

/** “Your chain”, “Ihr Betrieb”, “votre établissement”: what the questionnaire calls the delegate's place of work. */
const YOURS =
  /(?<!\p{L})(?:your|ihre?[mnrs]?|votre|vos|su|sus|uw|vostr[aoei]|jouw|din|ditt|deres)\s+(?:own\s+)?(\p{L}{4,})/giu;

const known = new WeakMap<ForumIndex['questionnaire'], readonly string[]>();

function nounsOf(questionnaire: ForumIndex['questionnaire']): readonly string[] {
  const last = known.get(questionnaire);
  if (last) return last;
  const asked = questionnaire.questions.map(({ text }) => text);
  const yours = [...asked, questionnaire.budgetQuestion ?? ''].flatMap((text) =>
    [...text.matchAll(YOURS)].flatMap(([, noun = '']) => wordsOf(noun)),
  );
  const title = wordsOf(questionnaire.title).filter((word) => word.length > 3);
  const found = [...new Set([...title, ...yours].map(stemOf))];
  known.set(questionnaire, found);
  return found;
}

/** What follows says more of the delegates. */
const LEADS_ON =
  /^(?:with|without|that|who|which|whose|having|where|in|from|of|outside|not|running|mit|ohne|die|deren|welche|aus|avec|sans|qui|dont|en|de|du|des|con|sin|que|cuyas?|cuyos?|senza|che|di|met|zonder|waarvan|uit|med|uten|utan|som|fra|fran|com|sem|z|bez|ktore)$/;

/** Whether a word at the beginning of a phrase means those who are here, whatever else has it in its name. */
export function isDelegates(
  items: readonly Item[],
  at: number,
  { questionnaire }: ForumIndex,
): boolean {
  const item = items[at];
  const next = items[at + 1]?.word === ',' ? items[at + 2] : items[at + 1];
  if (!item || item.sign || !next || next.sign) return false;
  if (!LEADS_ON.test(next.word) && !(/.ing$/.test(next.word) && !directionSaid(next.word)))
    return false;
  const before = items[at - 1];
  const begins = !before || before.sign || BEFORE.test(before.word);
  return (
    begins &&
    nounsOf(questionnaire).some(
      (noun) =>
        noun !== item.word &&
        item.word.length > noun.length &&
        (stemOf(item.word) === noun || inflects(item.word, noun)),
    )
  );
}

const BEFORE =
  /^(?:all|the|which|what|only|any|every|those|show|find|list|and|or|alle|die|welche|nur|und|oder|toutes|tous|les|quels|quelles|et|ou|todos|todas|los|las|y|o|tutti|tutte|i|le|gli|e|de|welke|en|of)$/;
