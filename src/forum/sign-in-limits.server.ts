/** How often an address may ask for a mail or try a code, whoever asks and from wherever. */
import { type Kysely, sql } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Schema } from '#db/schema.ts';
import { hashOf } from '#forum/session.server.ts';

/** mails per address and minute, and per address and hour; codes tried per address and hour */
const LIMITS = { askMinute: 10, askHour: 40, codeHour: 60 };

/** Counts a try of an address, in turn with others for it; false when it had its share. */
export const mayTry = (db: Kysely<Schema>, email: string, kind: 'ask' | 'code', now: Date) =>
  db.transaction().execute(async (tx) => {
    const email_hash = hashOf(email);
    await sql`select pg_advisory_xact_lock(hashtextextended(${email_hash}, 0))`.execute(tx);
    const hourAgo = new Date(now.getTime() - 3_600_000);
    const tries = await tx
      .selectFrom('sign_in_try')
      .select('made_at')
      .where('email_hash', '=', email_hash)
      .where('kind', '=', kind)
      .where('made_at', '>', hourAgo)
      .execute();
    const lately = tries.filter(({ made_at }) => made_at.getTime() > now.getTime() - 60_000);
    const spent =
      kind === 'ask'
        ? lately.length >= LIMITS.askMinute || tries.length >= LIMITS.askHour
        : tries.length >= LIMITS.codeHour;
    if (spent) return false;
    await tx.deleteFrom('sign_in_try').where('made_at', '<', hourAgo).execute();
    await tx
      .insertInto('sign_in_try')
      .values({ id: newId(), email_hash, kind, made_at: now })
      .execute();
    return true;
  });
