/** The peer: the same problem as a plain answer set program, by clingo as npm carries it. */
import { restart, run } from 'clingo-wasm';
import type { Cost, Problem } from '#meetings/timetable/problem.ts';

const RULES = `
busy(P,T) :- at(M,T), of(M,P).
:- person(P), slot(T), 2 { at(M,T) : of(M,P) }.
:- room(T,L), L+1 { at(M,T) }.
:- after(M,F), at(M,T), at(F,U), U >= T.
later(P,T) :- busy(P,T+1), slot(T).
later(P,T) :- later(P,T+1), slot(T).
break(P,T) :- busy(P,T), slot(T+1), not busy(P,T+1), later(P,T+1).
`;
const PLAN = `
1 { at(M,T) : may(M,T) } 1 :- meeting(M).
#minimize { 1,P,T : break(P,T) }.
`;
const CHANGE = `
{ at(M,T) : may(M,T) } 1 :- meeting(M).
placed(M) :- at(M,_).
#minimize { 1@3,M : meeting(M), not placed(M) }.
#minimize { 1@2,M : at(M,T), was(M,U), T != U }.
#minimize { 1@1,P,T : break(P,T) }.
`;
const FAIR = `
breaks(P,N) :- person(P), N = #count { T : break(P,T) }.
`;

/** What clingo finds in time. `null`: nothing; `proved` also where it proves that there is nothing. */
export type Peer = { cost: Cost | null; proved: boolean; seconds: number };

export async function byAsp(problem: Problem, seconds: number): Promise<Peer> {
  let cost: Cost | null = null;
  const began = performance.now();
  const clock = setTimeout(() => void restart(), seconds * 1000);
  const result = await run(programOf(problem), 0, [], ({ Costs = [] }) => {
    const [unscheduled = 0, moved = 0, breaks = 0] = problem.inForce ? Costs : [0, 0, ...Costs];
    cost = { unscheduled, moved, breaks };
  });
  clearTimeout(clock);
  await restart();
  const proved = result.Result === 'OPTIMUM FOUND' || result.Result === 'UNSATISFIABLE';
  return { cost, proved, seconds: (performance.now() - began) / 1000 };
}

function programOf({ people, slots, tables, meetings, fairness, inForce }: Problem): string {
  const facts = [
    `person(0..${people - 1}). slot(1..${slots}).`,
    ...tables.slice(1).map((room, at) => `room(${at + 1},${room}).`),
    ...meetings.flatMap((meeting, at) => [
      `meeting(${at}). of(${at},${meeting.a}). of(${at},${meeting.b}).`,
      ...meeting.slots.map((slot) => `may(${at},${slot}).`),
      ...meeting.after.map((first) => `after(${at},${first}).`),
    ]),
    ...(inForce ?? []).flatMap((slot, at) => (slot > 0 ? [`was(${at},${slot}).`] : [])),
  ];
  const fair =
    fairness === null ? '' : `${FAIR}:- breaks(P,N), breaks(Q,M), N - M > ${fairness}.\n`;
  return `${facts.join('\n')}${RULES}${inForce ? CHANGE : PLAN}${fair}#show at/2.\n`;
}
