/** What was promised to each client, and how much of it has been delivered. */

export type HeldMeeting = {
  client: string;
  mutual: boolean;
  state: 'planned' | 'kept' | 'missed';
  /** its slot has ended */
  over: boolean;
};
export type Delivered = {
  client: string;
  promised: number;
  /** meetings that stand: held, or still planned */
  planned: number;
  kept: number;
  mutual: number;
  /** over, and nobody has said yet whether they met, or the two sides differ */
  open: number;
  missed: number;
  /** promised meetings that neither stand nor were held */
  short: number;
};

/** @param meetings of the published plan, cancelled ones left out */
export function deliveryOf(
  { id, promised }: { id: string; promised: number },
  meetings: readonly HeldMeeting[],
): Delivered {
  const own = meetings.filter(({ client }) => client === id);
  const standing = own.filter(({ state }) => state !== 'missed');
  return {
    client: id,
    promised,
    planned: standing.length,
    kept: own.filter(({ state }) => state === 'kept').length,
    mutual: standing.filter(({ mutual }) => mutual).length,
    open: own.filter(({ state, over }) => state === 'planned' && over).length,
    missed: own.filter(({ state }) => state === 'missed').length,
    short: Math.max(0, promised - standing.length),
  };
}

/** All clients together; what one has beyond its promise does not make up for another's want. */
export function wholeDelivery(clients: readonly Delivered[]) {
  const sum = (count: (each: Delivered) => number) =>
    clients.reduce((total, each) => total + count(each), 0);
  return {
    promised: sum((each) => each.promised),
    planned: sum((each) => Math.min(each.planned, each.promised)),
    kept: sum((each) => Math.min(each.kept, each.promised)),
    open: sum((each) => each.open),
    short: sum((each) => each.short),
  };
}
