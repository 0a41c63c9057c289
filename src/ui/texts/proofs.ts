/** Why a promise can't be kept, why a meeting can't be: the words for obstacles, proofs and rules. */
import { counted as s } from '#ui/texts/number.ts';

const those = (clients: number) => (clients === 1 ? 'It was' : `These ${clients} clients were`);

export const proofs = {
  /** per kind of obstacle, what to do about it */
  obstacle: {
    'nobody-to-send': 'It has no representative. Add one to clients.csv and import again.',
    'too-few-slots':
      'Its representatives, or its own table, have fewer free slots than it was promised meetings.',
    'too-few-wishes':
      'No plan can give more: fewer delegates may be planned with it than promised.',
    'few-common-slots':
      'Its representatives and the delegates who may meet it are free together in too few slots.',
    ceilings:
      'The delegates who are left have no more places. Raise the most, or ask for one more.',
    fixed: 'Fixed meetings take the places. Unlock one, or move it.',
    tables: 'There are not enough tables. Add one, or a slot.',
    unproved: 'The planner found no place, and no proof that there is none.',
    /** of plans made before the proofs */
    'no-common-time': 'Delegates are left, but no free slot and table in common was found.',
  },
  /** the proof in one sentence that can be counted */
  proof: (clients: number, promised: number, most: number) =>
    `${those(clients)} promised ${s(promised, 'meeting')} and can’t have more than ${most} in any plan.`,
  delegates: (n: number) => `${s(n, 'delegate is', 'delegates are')} in the way.`,
  slots: (n: number) => `${s(n, 'slot is', 'slots are')} in the way.`,
  together: (companies: string[]) => `Clients: ${companies.join(', ')}.`,

  infeasibleTitle: (n: number) => `${s(n, 'fixed meeting is', 'fixed meetings are')} not planned`,
  infeasibleWhy: 'Each would break a rule. Fix it to another slot, or leave it to the planner.',

  /** what a meeting breaks */
  rule: {
    unknown: 'The slot, the table or a person is no longer there.',
    'no-wish': 'Nobody wishes it, or one side refused.',
    'met-twice': 'The two meet already.',
    'two-places': 'Someone would be in two places at once.',
    'table-taken': 'No table is free.',
    busy: 'Someone speaks, sits in a session or is away.',
    'table-lost': 'The table is not there at that time.',
    'not-own-table': 'The client sits at another table throughout.',
    'no-time-to-walk': 'There is no time to walk from one table to the other.',
    'delegate-full': 'The delegate holds the most meetings.',
    'client-full': 'The client holds the most meetings.',
    'beyond-guarantee': 'Beyond its guarantee a client meets only delegates who wish it.',
    'too-many-in-a-row': 'The delegate would have too many meetings in a row.',
    'wrong-order': 'Another meeting has to come before it.',
    'fixed-moved': 'A fixed meeting is not where it was fixed.',
  },
};
