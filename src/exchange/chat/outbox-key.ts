/** Under what name a device keeps the outbox of one person in one forum. */

/** @param owner forum and person: another person on this device has another outbox */
export const outboxKey = (owner: string): string => `plenary:outbox:${owner}`;
