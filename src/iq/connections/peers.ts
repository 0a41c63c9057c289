/**
 * Whom a forum's delegates can be suggested to each other by, as two groups: everybody by what
 * every delegate sees anyway, and those who chose to be found by what they chose in the survey.
 */
import { searchForm } from '#base/folding.ts';
import { fieldsOf } from '#iq/fields.ts';
import type { Group } from '#iq/likeness.ts';
import type { Profile } from '#iq/profile.ts';
import type { Answers, Question, Questionnaire } from '#research/questionnaire.ts';

/** `shares` null: what this person answered is not here at all, so nothing can tell of it. */
export type Peer = {
  id: string;
  name: string;
  title: string;
  organisation: string;
  /** band of the questionnaire, by the title */
  seniority: string | null;
  /** titles of the sessions in which this person speaks, as the agenda says */
  speaks: readonly string[];
  /** titles of the sessions in which this person asked by name, and all saw it */
  asks: readonly string[];
  shares: Shares | null;
};
/** `seats`: sessions in which a seat is booked; `tables`: topic tables that were joined. */
export type Shares = {
  country: string;
  answers: Answers;
  seats: readonly string[];
  tables: readonly string[];
};

/** What is no question of the survey, under names that no section of a report has. */
export const OWN = {
  title: '\u0001title',
  kind: '\u0001kind',
  speaks: '\u0001speaks',
  asks: '\u0001asks',
  seats: '\u0001seats',
  tables: '\u0001tables',
} as const;

/** Only what has options: never an amount, what is spent on, or anything written in own words. */
const isShared = ({ type }: Question) => type !== 'text' && type !== 'matrix';
export const sharedQuestions = ({ questions }: Questionnaire) => questions.filter(isShared);

const several = (id: string, options: Iterable<string>): Question[] => {
  const distinct = [...new Set(options)];
  return distinct.length > 0
    ? [{ id, text: id, section: id, type: 'multi', options: distinct }]
    : [];
};

function groupOf(
  questionnaire: Questionnaire,
  questions: Question[],
  profiles: readonly Profile[],
): Group {
  const country = [...new Set(profiles.map((each) => each.country))].filter(Boolean);
  const asked = { ...questionnaire, questions };
  return { profiles, fields: fieldsOf(asked, { country, organisation: [] }), version: 0 };
}

/** Everybody, by title, organisation and the agenda. */
export function openGroup(peers: readonly Peer[], questionnaire: Questionnaire): Group {
  const kinds = kindsOf(peers);
  const written = new Map<string, string>();
  const titles = new Map<string, string>();
  for (const { id, title } of peers) {
    const folded = searchForm(title).trim();
    if (!written.has(folded)) written.set(folded, title.trim());
    titles.set(id, written.get(folded) ?? '');
  }
  const profiles = peers.map((peer): Profile => {
    const kind = kinds.get(peer.id);
    const title = titles.get(peer.id);
    const answers = {
      ...(title && { [OWN.title]: [title] }),
      ...(kind && { [OWN.kind]: [kind] }),
      ...(peer.speaks.length > 0 && { [OWN.speaks]: [...peer.speaks] }),
      ...(peer.asks.length > 0 && { [OWN.asks]: [...peer.asks] }),
    };
    const { id, seniority } = peer;
    return { ...nobody, id, ref: id, seniority, answers };
  });
  return groupOf(
    questionnaire,
    [
      ...several(OWN.title, [...titles.values()].filter(Boolean)),
      ...several(OWN.kind, kinds.values()),
      ...several(
        OWN.speaks,
        peers.flatMap(({ speaks }) => speaks),
      ),
      ...several(
        OWN.asks,
        peers.flatMap(({ asks }) => asks),
      ),
    ],
    profiles,
  );
}

/** Those who chose it, by what they chose. Nobody else is in it, not even in how rare an answer is. */
export function sharingGroup(peers: readonly Peer[], questionnaire: Questionnaire): Group {
  const sharing = peers.flatMap(({ id, shares }) => (shares ? [{ id, shares }] : []));
  const questions = sharedQuestions(questionnaire);
  const profiles = sharing.map(({ id, shares: { country, answers, seats, tables } }): Profile => {
    const said = questions.flatMap(({ id }) => {
      const answer = answers[id];
      return answer === undefined ? [] : [[id, answer] as const];
    });
    const along = [
      ...(seats.length > 0 ? [[OWN.seats, [...seats]] as const] : []),
      ...(tables.length > 0 ? [[OWN.tables, [...tables]] as const] : []),
    ];
    return { ...nobody, id, ref: id, country, answers: Object.fromEntries([...said, ...along]) };
  });
  const seats = several(
    OWN.seats,
    sharing.flatMap(({ shares }) => shares.seats),
  );
  const tables = several(
    OWN.tables,
    sharing.flatMap(({ shares }) => shares.tables),
  );
  return groupOf(questionnaire, [...questions, ...seats, ...tables], profiles);
}

const nobody = {
  name: '',
  title: '',
  organisation: '',
  country: '',
  seniority: null,
  budget: null,
};

/** Fewer organisations than this are no kind, only namesakes. */
const A_KIND = 3;
/** Of all organisations; more tell nobody apart: among police forces “Police” says what is known. */
const MOST_OF_A_KIND = 1 / 4;

/** The last word of an organisation's name where several end so, and most don't: Harbour, Council, Bank. */
function kindsOf(peers: readonly Peer[]): Map<string, string> {
  const names = new Set(peers.map(({ organisation }) => organisation.trim()));
  const kinds = new Map<string, number>();
  for (const name of names) {
    const kind = lastWord(name);
    if (kind) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return new Map(
    peers.flatMap(({ id, organisation }) => {
      const kind = lastWord(organisation);
      const many = kinds.get(kind ?? '') ?? 0;
      return kind && many >= A_KIND && many <= names.size * MOST_OF_A_KIND ? [[id, kind]] : [];
    }),
  );
}

function lastWord(organisation: string): string | null {
  const words = organisation.trim().split(/\s+/);
  const last = words.length > 1 ? words.at(-1) : undefined;
  return last && /^\p{Lu}\p{L}{3,}$/u.test(last) ? last : null;
}
