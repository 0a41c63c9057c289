/** Verbs that go around their object: “baut Telematik aus”, “breidt AI uit”, “scaling AI back”. */
import { searchForm } from '#base/folding.ts';
import { directionSaid } from './directions.ts';
import { stemOf } from './lexer.ts';
import type { ColumnEntry } from './lexicon.ts';
import type { Part } from './parts.ts';
import { columnsSaid } from './phrases.ts';
import { verbSaid } from './verbs-of-change.ts';

/** Makes the verb the column that verb and particle say together, and the particle plain. */
export function withSeparable(
  read: readonly Part[],
  columns: readonly ColumnEntry[],
  text: string,
): Part[] {
  const parts = [...read];
  const wordOf = ({ from, to }: Part) => searchForm(text.slice(from, to));
  parts.forEach((particle, at) => {
    const word = wordOf(particle);
    if (!PARTICLE.test(word) || !isEnd(parts[at + 1])) return;
    const verb = verbBefore(parts, at);
    const said = verb && together(wordOf(verb), word, columns);
    if (!said) return;
    const { from, to, items } = verb;
    parts[parts.indexOf(verb)] = { ...said, side: 'both', from, to, items };
    parts[at] = {
      kind: 'plain',
      word: '',
      from: particle.from,
      to: particle.to,
      items: particle.items,
    };
  });
  return parts;
}

const PARTICLE =
  /^(?:aus|auf|ab|an|ein|hoch|herunter|runter|zuruck|zurueck|zu|weiter|fort|bei|uit|op|af|toe|terug|in|ut|opp|upp|ned|ner|up|down|back|out|off)$/;

const isEnd = (part: Part | undefined) =>
  part === undefined ||
  /^(?:comma|stop|close|money)$/.test(part.kind) ||
  (part.kind === 'joint' && part.joint !== 'not');

/** The word before the object: nothing but things and joins of things stand between. */
function verbBefore(parts: readonly Part[], at: number): Part | undefined {
  let hasObject = false;
  for (let i = at - 1; i >= 0; i--) {
    const part = parts[i];
    if (!part) return undefined;
    if (part.kind === 'topic') hasObject = true;
    else if (
      /^(?:lost|column|words|heading)$/.test(part.kind) ||
      (part.kind === 'plain' && part.word !== '' && !hasObject)
    ) {
      if (hasObject) return part;
      if (part.kind !== 'plain') return undefined;
    } else if (part.kind === 'plain') {
      if (verbs(part.word)) return part;
    } else if (!(part.kind === 'joint' && /^(?:and|or|nor)$/.test(part.joint))) return undefined;
  }
  return undefined;
}

/** Words of plain speech that begin such a verb, and say nothing by themselves. */
const verbs = (word: string) =>
  /^(?:baut|bauen|bouwt|bouwen|geht|gehen|gaat|halt|halten|nimmt|nehmen|setzt|setzen|put|puts|runs?|running|keeps?|keeping)$/.test(
    word,
  );

function together(verb: string, particle: string, columns: readonly ColumnEntry[]) {
  const joined = [`${particle}${verb}`, `${verb} ${particle}`].find(
    (phrase) => verbSaid(phrase) ?? directionSaid(phrase),
  );
  const said = joined && columnsSaid(joined, joined.split(' ').map(stemOf), columns);
  return said && said.columns.length > 0 ? said : null;
}
