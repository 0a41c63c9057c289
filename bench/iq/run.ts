/**
 * One size, in a process of its own: builds the index, asks it every question, judges all answers
 * by the plain loop, then asks the peers. Prints one line of JSON.
 */
import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { wordsOf } from '#base/folding.ts';
import { find } from '#iq/find.ts';
import { buildIndex, bytesOf, type ForumIndex } from '#iq/index.ts';
import type { Search } from '#iq/query.ts';
import { update } from '#iq/update.ts';
import { setsWith } from '#iq/vocabulary.ts';
import { crossfilterPeer, duckdb, orama, type Peer, roaring, sqlite } from './peers.ts';
import { makePeople, type People, profileAt, questionnaire, refOf } from './people.ts';
import { type Answer, answerPlainly, difference } from './plain.ts';
import { makeQueries } from './queries.ts';
import { unkeptPeople } from './unkept.ts';

/** Times in milliseconds of each question: the fastest of its rounds, so that other work here weighs little. */
export type Timed = { name: string; asked: number; times: number[] };
export type Run = {
  many: number;
  codes: number;
  build: number;
  bytes: number;
  change: number;
  checked: number;
  ours: Timed;
  plain: Timed;
  peers: (Timed & { same: number[] })[];
  cores: number;
};

const ROUNDS = 5;
const many = Number(process.argv[2]);
/** At most so many questions for each peer, where all of them would take an hour. */
const PEER_QUESTIONS: Record<string, number> =
  many >= 1e6
    ? { DuckDB: 10, SQLite: 3, roaring: 24 }
    : many >= 1e5
      ? { SQLite: 20, DuckDB: 100 }
      : {};

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const heap = () => {
  collect();
  return process.memoryUsage().heapUsed;
};
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const toTimed = (name: string, times: number[]): Timed => ({ name, asked: times.length, times });

async function timed(ask: () => unknown, rounds: number): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    await ask();
    best = Math.min(best, performance.now() - started);
  }
  return best;
}

/** People made some at a time: a million held at once would measure how they are kept from being forgotten. */
const BATCH = 1024;

/** Seconds of one core, without those that making the people takes. */
function build(people: People) {
  const before = heap();
  let making = 0;
  const everybody = {
    *[Symbol.iterator]() {
      for (let from = 0; from < many; from += BATCH) {
        const started = cpu();
        const length = Math.min(BATCH, many - from);
        const batch = Array.from({ length }, (_, i) => profileAt(people, from + i));
        making += cpu() - started;
        yield* batch;
      }
    },
  };
  const started = cpu();
  const index = buildIndex(questionnaire, everybody, { people: unkeptPeople(people) });
  const seconds = (cpu() - started - making) / 1000;
  return { index, seconds, bytes: bytesOf(index) + Math.max(0, heap() - before) };
}

/** What the index says, as it is compared. */
function said(index: ForumIndex, search: Search): Answer {
  const { total, facets, bands, money } = find(index, search, { limit: 50 });
  const counts = facets.filter(({ field }) => field.key !== 'organisation');
  return {
    total,
    facets: new Map(counts.map(({ field, counts: each }) => [field.key, each])),
    bands: bands.map(({ count }) => count),
    money,
  };
}

/** Milliseconds from a changed answer to an answer that has it, the middle of some. */
function change(index: ForumIndex, people: People): number {
  const times: number[] = [];
  let now = index;
  for (let i = 0; i < 21; i++) {
    const person = { ...profileAt(people, (i * 7919) % many), ref: refOf((i * 7919) % many) };
    const answers = { ...person.answers, t0: `unheard${'abcdefghijklmnopqrstuvwxyz'[i]}` };
    const started = performance.now();
    now = update(now, { put: [{ ...person, answers }], remove: [] });
    const found = find(now, {
      clauses: [[{ kind: 'words', words: answers.t0, in: 't0' }]],
      lost: [],
    });
    times.push(performance.now() - started);
    if (found.total !== 1) throw new Error(`A changed answer was found ${found.total} times`);
  }
  return times.sort((a, b) => a - b)[10] ?? 0;
}

async function askPeer(peer: Peer, index: ForumIndex, queries: Search[], ours: number[]) {
  const able = queries.map((_, i) => i).filter((i) => peer.can(queries[i] as Search));
  const chosen = able.slice(0, PEER_QUESTIONS[peer.name] ?? able.length);
  const times: number[] = [];
  for (const i of chosen) {
    const search = queries[i] as Search;
    const wrong = difference(said(index, search), await peer.ask(search));
    if (wrong) throw new Error(`${peer.name}, question ${i}: ${wrong}`);
    times.push(await timed(() => peer.ask(search), many >= 1e6 ? 2 : 3));
  }
  peer.close?.();
  process.stderr.write(`  ${peer.name}: ${chosen.length} of ${able.length} that it can answer\n`);
  return { ...toTimed(peer.name, times), same: chosen.map((i) => ours[i] ?? 0) };
}

const people = makePeople(many);
const { index, seconds, bytes } = build(people);
const queries = makeQueries(index.fields);
process.stderr.write(`${many}: built\n`);

const ours: number[] = [];
for (const search of queries) find(index, search, { limit: 50 });
for (const search of queries)
  ours.push(await timed(() => find(index, search, { limit: 50 }), ROUNDS));
const plainly: number[] = [];
for (const [i, search] of queries.entries()) {
  const started = performance.now();
  const expected = answerPlainly(people, search, index.fields);
  plainly.push(performance.now() - started);
  const wrong = difference(expected, said(index, search));
  if (wrong) throw new Error(`Question ${i}: ${wrong}`);
}
process.stderr.write(`  all ${queries.length} answers are those of the plain loop\n`);

/** A slip of typing, which only the index looks behind: nobody wrote the word as it is. */
const slips = (search: Search) =>
  search.clauses.flat().some(
    (each) =>
      each.kind === 'words' &&
      wordsOf(each.words).some(
        (word) =>
          find(index, {
            clauses: [[{ kind: 'words', words: `${word}`, ...(each.in && { in: each.in }) }]],
            lost: [],
          }).total > 0 && !written(word, each.in),
      ),
  );
const written = (word: string, open?: string): boolean =>
  [...index.texts].some(
    ([id, vocabulary]) =>
      (open === undefined || id === open) && setsWith(vocabulary, word).length > 0,
  );

const { fields } = index;
/** `alone`: without the peers, some of whom take minutes to load a million people. */
const makers: (() => Promise<Peer> | Peer)[] = process.argv.includes('alone')
  ? []
  : [
      () => duckdb(people, fields, slips),
      () => roaring(people, fields, slips),
      () => sqlite(people, fields, slips),
      ...(many <= 1e5 ? [() => crossfilterPeer(people, fields)] : []),
      ...(many <= 1e3 ? [() => orama(people, fields)] : []),
    ];
const peers: Run['peers'] = [];
for (const make of makers) peers.push(await askPeer(await make(), index, queries, ours));

const run: Run = {
  ...{ many, build: seconds, bytes: bytes / many },
  codes: fields
    .filter(({ key }) => key !== 'organisation')
    .reduce((sum, { options }) => sum + options.length, 0),
  change: change(index, people),
  checked: queries.length,
  ours: toTimed('Client iQ', ours),
  plain: toTimed('a plain loop', plainly),
  peers,
  cores: availableParallelism(),
};
process.stdout.write(JSON.stringify(run));
