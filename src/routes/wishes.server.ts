import type { GuestWish } from '#meetings/wish-lists.server.ts';

export { towards, wishesFor } from '#meetings/towards.server.ts';

/** What stands between a client and a delegate, for the button that asks for a meeting. */
export type Standing = Pick<GuestWish, 'view' | 'strength' | 'planned'>;
export const standings = (wishes: readonly GuestWish[]): Record<string, Standing> =>
  Object.fromEntries(
    wishes.map(({ ref, view, strength, planned }) => [ref, { view, strength, planned }]),
  );
