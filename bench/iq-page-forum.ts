/** The demo forum with as many delegates as a large forum has: everyone several times over. */
import { type Kysely, sql } from 'kysely';
import { announce } from '#base/live.server.ts';
import type { Schema } from '#db/schema.ts';

/** Adds copies of the named delegates, under other references, until `people` share their profiles. */
export async function manyDelegates(
  db: Kysely<Schema>,
  forumId: string,
  people: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`
      create temporary table copied on commit drop as
      select gen_random_uuid() as id, gen_random_uuid() as response, d.person_id as of, round,
             row_number() over (order by round, d.ref) as number
        from delegate d, generate_series(1, 40) round
       where d.forum_id = ${forumId} and d.status = 'confirmed' and d.consent = 'named'`.execute(
      tx,
    );
    await sql`
      delete from copied where number > ${people} - (select count(*) from delegate d
       where d.forum_id = ${forumId} and d.status = 'confirmed' and d.consent = 'named')`.execute(
      tx,
    );
    await sql`
      insert into person (forum_id, id, role, email, given_name, family_name)
      select p.forum_id, c.id, p.role, c.number || '.' || p.email, p.given_name, p.family_name
        from copied c join person p on p.forum_id = ${forumId} and p.id = c.of`.execute(tx);
    await sql`
      insert into delegate (forum_id, person_id, ref, title, organisation, country, status, consent)
      select d.forum_id, c.id, d.ref || '-' || c.round, d.title, d.organisation || ' ' || c.round,
             d.country, d.status, d.consent
        from copied c join delegate d on d.forum_id = ${forumId} and d.person_id = c.of`.execute(
      tx,
    );
    await sql`
      insert into response (forum_id, id, delegate_id, submitted_at, source, budget, answers)
      select distinct on (c.id) r.forum_id, c.response, c.id, r.submitted_at, r.source, r.budget, r.answers
        from copied c join response r on r.forum_id = ${forumId} and r.delegate_id = c.of
       where r.corrected_at is null
       order by c.id, r.submitted_at desc`.execute(tx);
    await announce(tx, forumId, 'iq:people', 'everyone', new Date());
  });
  await sql`analyze`.execute(db); // as the database does by itself within a minute
}
