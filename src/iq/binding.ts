/** Which words belong to which: “increasing” to AI, “first” to cloud, “top priority” to skills. */
import type { Source } from '#iq/fields.ts';
import type { Meaning, Part } from '#iq/scanning.ts';

export type TopicPart = Extract<Part, { kind: 'topic' }>;
type ColumnPart = Extract<Part, { kind: 'column' }>;
type Qualifier = Extract<Part, { kind: 'column' | 'rank' | 'heading' }>;
/** What was said of a topic besides its name. */
export type Said = { column?: ColumnPart; depth?: number; questions?: string[]; not?: boolean };
export type Bound = { said: Map<TopicPart, Said>; unbound: Qualifier[] };

export const questionOf = (source: Source) =>
  source.of === 'registration' ? null : source.question;

/** The meanings that everything said of a topic allows. */
export const allowed = ({ meanings }: TopicPart, said: Said): Meaning[] =>
  meanings.filter(({ field: { source } }) => {
    const question = questionOf(source);
    if (said.column) {
      const { columns } = said.column;
      if (source.of !== 'row' || !columns.some((each) => each.question === question)) return false;
    }
    if (said.depth !== undefined && source.of !== 'ranking') return false;
    return !said.questions || (question !== null && said.questions.includes(question));
  });

const withQualifier = (said: Said, qualifier: Qualifier): Said =>
  qualifier.kind === 'column'
    ? { ...said, column: qualifier }
    : qualifier.kind === 'rank'
      ? { ...said, depth: qualifier.depth }
      : { ...said, questions: qualifier.questions };

const isJoin = ({ kind }: Part) => kind === 'and' || kind === 'or' || kind === 'comma';
const ORDER = ['column', 'rank', 'heading'] as const;

/** Gives each qualifier to the topics before or after it that can take it. */
export function bind(parts: Part[]): Bound {
  const bound: Bound = { said: new Map(), unbound: [] };
  for (const kind of ORDER)
    parts.forEach((part, at) => {
      if (part.kind !== kind) return;
      const topics = topicsFor(parts, at, part, bound.said);
      for (const topic of topics) {
        const said = withQualifier(bound.said.get(topic) ?? {}, part);
        const before = parts.indexOf(topic) < at;
        bound.said.set(
          topic,
          before && parts[at - 1]?.kind === 'not' ? { ...said, not: true } : said,
        );
      }
      if (topics.length === 0) bound.unbound.push(part);
    });
  for (const [at, part] of parts.entries()) inherit(part, at, parts, bound.said);
  return bound;
}

/** “Increasing AI but not cloud”: what is denied is the same of another topic. */
function inherit(part: Part, at: number, parts: Part[], said: Bound['said']): void {
  if (part.kind !== 'topic' || parts[at - 1]?.kind !== 'not' || said.get(part)?.column) return;
  const before = parts.slice(0, at - 1).findLast((each) => !isJoin(each) && each.kind !== 'break');
  const column = before?.kind === 'topic' ? said.get(before)?.column : undefined;
  const same = { ...said.get(part), ...(column && { column }) };
  if (column && allowed(part, same).length > 0) said.set(part, same);
}

function topicsFor(parts: Part[], at: number, part: Qualifier, said: Bound['said']): TopicPart[] {
  const takes = (each: Part | undefined): each is TopicPart =>
    each?.kind === 'topic' &&
    allowed(each, withQualifier(said.get(each) ?? {}, part)).length > 0 &&
    !has(said.get(each), part);
  const before = listFrom(parts, at, -1, takes);
  const after = listFrom(parts, at, 1, takes);
  if (before.length === 0 || after.length === 0) return before.length > 0 ? before : after;
  return goesBefore(parts, at, part, after) ? before : after;
}

const has = (said: Said | undefined, { kind }: Qualifier) =>
  (kind === 'column' && said?.column !== undefined) ||
  (kind === 'rank' && said?.depth !== undefined && Number.isFinite(said.depth)) ||
  (kind === 'heading' && said?.questions !== undefined);

/** Topics next to a place, joined in a list: “AI, cloud and big data”. */
function listFrom(
  parts: Part[],
  at: number,
  step: 1 | -1,
  takes: (part: Part | undefined) => part is TopicPart,
): TopicPart[] {
  const list: TopicPart[] = [];
  let place = skip(parts, at + step, step);
  for (let part = parts[place]; takes(part); part = parts[place]) {
    list.push(part);
    place += step;
    if (!isJoin(parts[place] ?? part)) break;
    while (parts[place] && isJoin(parts[place] as Part)) place += step;
  }
  return list;
}

/** Past the not, and other qualifiers of the same topics: “first choice top priority AI”. */
function skip(parts: Part[], from: number, step: 1 | -1): number {
  const passable = ['heading', 'rank', 'column'];
  const first = parts[from]?.kind === 'not' ? from + step : from;
  let place = first;
  while (passable.includes(parts[place]?.kind ?? '')) place += step;
  return parts[place]?.kind === 'topic' ? place : first;
}

/** Between topics on both sides: “AI up, cloud down” and “ranking AI first” go before. */
function goesBefore(parts: Part[], at: number, part: Qualifier, after: TopicPart[]): boolean {
  const previous = parts[at - 1]?.kind === 'topic';
  if (!previous) return false;
  if (part.kind === 'rank') return !part.after;
  if (part.kind === 'heading') return true;
  const end = after.at(-1);
  const following = end && parts[parts.indexOf(end) + 1];
  return parts[at + 1]?.kind !== 'topic' || following?.kind === part.kind;
}
