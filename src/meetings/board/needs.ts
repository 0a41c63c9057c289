/**
 * What an organiser has to look at, in words: promises that a plan can't keep, with their proof, and
 * meetings that broke since. The server says it, so that a browser loads lines and no dictionary.
 */
import type { BoardMeeting } from '#meetings/board/board.server.ts';
import type { Unmet } from '#meetings/planner/unmet.ts';
import type { PlanResult } from '#meetings/runs/plans.server.ts';
import { needs as t } from '#ui/texts/board-needs.ts';
import { proofs } from '#ui/texts/proofs.ts';

/** `bad`: no plan can mend it · `proof`: what can be counted · `list`: whom it is about */
export type Need = {
  title: string;
  bad: boolean;
  proof: { count: number; words: string }[];
  why: string[];
  list: string[];
};
/** `notes`: what is said of every plan */
export type Needs = { items: Need[]; notes: string[] };

type Board = { clients: { id: string; company: string }[]; waiting: number };
type Company = (id: string) => string;

const troubled = (
  list: BoardMeeting[],
  { title, why }: { title: (n: number) => string; why: string },
): Need[] =>
  list.length === 0
    ? []
    : [
        {
          ...{ title: title(list.length), bad: false, proof: [], why: [why] },
          list: list.map(({ company, delegate }) => `${company}: ${delegate}`),
        },
      ];

function proofOf({ certificate }: Unmet, company: Company): string[] {
  if (!certificate) return [];
  const { clients, delegates, slots, promised, most } = certificate;
  return [
    proofs.proof(clients.length, promised, most),
    ...(delegates.length > 0 ? [proofs.delegates(delegates.length)] : []),
    ...(slots.length > 0 ? [proofs.slots(slots.length)] : []),
    ...(clients.length > 1 ? [proofs.together(clients.map(company))] : []),
  ];
}

function unkept(unmet: Unmet, ceiling: number, company: Company): Need {
  const { client, planned, promised, possible, full, obstacle } = unmet;
  const proved = proofOf(unmet, company).join(' ');
  return {
    ...{ title: t.staysAt(company(client), planned, promised), bad: true, list: [] },
    proof: [
      { count: possible, words: t.possible(possible) },
      { count: planned, words: t.does },
      ...(full > 0 ? [{ count: full, words: t.full(full, ceiling) }] : []),
    ],
    why: [proofs.obstacle[obstacle], ...(proved === '' ? [] : [proved])],
  };
}

function unplanned(infeasible: PlanResult['infeasible'], company: Company): Need[] {
  if (infeasible.length === 0) return [];
  const lines = infeasible.map(
    ({ fixed, breaks }) =>
      `${company(fixed.client)}: ${breaks.map((rule) => proofs.rule[rule]).join(' ')}`,
  );
  return [
    {
      ...{ title: proofs.infeasibleTitle(infeasible.length), bad: true, proof: [] },
      ...{ why: [proofs.infeasibleWhy], list: lines },
    },
  ];
}

/** Promises that the plan kept when it was made, and that are not kept now. */
const lostSince = ({ clients, unmet }: PlanResult, company: Company): Need[] =>
  clients
    .filter((line) => line.planned < line.promised)
    .filter(({ client }) => !unmet.some((each) => each.client === client))
    .map(({ client, planned, promised }) => ({
      ...{ title: t.staysAt(company(client), planned, promised), bad: true, list: [] },
      ...{ proof: [{ count: planned, words: t.does }], why: [t.shortSince] },
    }));

/** @returns what broke since first, then what the plan itself can't do */
export function needsOf(board: Board, result: PlanResult, meetings: BoardMeeting[]): Needs {
  const company: Company = (id) => board.clients.find((client) => client.id === id)?.company ?? '';
  const hidden = meetings.filter((meeting) => meeting.hidden);
  const broken = meetings.filter((meeting) => meeting.broken && !meeting.hidden);
  return {
    items: [
      ...troubled(hidden, t.hidden),
      ...troubled(broken, t.broken),
      ...lostSince(result, company),
      ...result.unmet.map((unmet) => unkept(unmet, result.settings.ceiling, company)),
      // plans made before fixed meetings have no list of them
      ...unplanned(result.infeasible ?? [], company),
    ],
    notes: [...(board.waiting > 0 ? [t.waiting(board.waiting)] : []), `${t.rules} ${t.boundMeans}`],
  };
}
