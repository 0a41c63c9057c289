/** What follows from both sides wanting a meeting. */
import type { Db } from '#db/database.server.ts';
import type { Parties } from '#meetings/parties.server.ts';

/**
 * Called in the transaction in which a pair comes to agree: by an acceptance, by asking whoever
 * asked, or by taking an offer. The next plan finds the pair by its wishes, so nothing is written.
 */
export async function bothWant(_tx: Db, _parties: Parties, _now: Date): Promise<void> {}
