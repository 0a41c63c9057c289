/** Looks at one person: reads the facts anew, decides, and writes down what goes out before it does. */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { newId } from '#base/ids.ts';
import { senderOf } from '#base/mail.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { type ForCalendar, forCalendar } from '#exchange/calendar/by-mail.server.ts';
import type { Channel } from '#exchange/notices/choices.ts';
import { readDevices } from '#exchange/notices/devices.server.ts';
import type { Asked, Fact } from '#exchange/notices/facts.ts';
import type { Means } from '#exchange/notices/house.ts';
import { type Letter, letterOf, putInMail } from '#exchange/notices/letter.server.ts';
import { decide, type Sending, type Sent } from '#exchange/notices/outward.ts';
import { readChoices, readNoticeRules } from '#exchange/notices/preferences.server.ts';
import { readShown } from '#exchange/notices/shown.server.ts';
import { visitorBy } from '#forum/session.server.ts';

export type Person = { forumId: string; personId: string };

/** What was sent so long ago plays no part (ms). */
const MEMORY = 3 * 86_400_000;

/**
 * Takes the person whose look is due longest, and holds it: other processes pass over it.
 *
 * @returns what is to be carried out after commit; null: nobody is due
 */
export function lookAtNext(db: Kysely<Schema>, means: Means, now: Date): Promise<Letter[] | null> {
  return db.transaction().execute(async (tx) => {
    const look = await tx
      .selectFrom('outward_look')
      .select(['forum_id', 'person_id'])
      .where('look_at', '<=', now)
      .orderBy('look_at')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!look) return null;
    const person = { forumId: look.forum_id, personId: look.person_id };
    const { letters, lookAgainAt } = await decideFor(tx, means, person, now);
    await lookAgain(tx, person, lookAgainAt);
    return letters;
  });
}

/** @param at null: when something is new */
async function lookAgain(tx: Db, { forumId, personId }: Person, at: Date | null): Promise<void> {
  const held = { forum_id: forumId, person_id: personId };
  const which = sql<boolean>`forum_id = ${held.forum_id} and person_id = ${held.person_id}`;
  if (at) await tx.updateTable('outward_look').set({ look_at: at }).where(which).execute();
  else await tx.deleteFrom('outward_look').where(which).execute();
}

async function decideFor(tx: Db, means: Means, person: Person, now: Date) {
  const member = await visitorBy(tx, person);
  if (!member) return { letters: [], lookAgainAt: null };
  const forum = await tx
    .selectFrom('forum')
    .select(sql<string>`questionnaire ->> 'title'`.as('title'))
    .select(sql<string>`questionnaire ->> 'timezone'`.as('zone'))
    .where('id', '=', person.forumId)
    .executeTakeFirstOrThrow();
  const rules = await readNoticeRules(tx, person.forumId);
  const choices = await readChoices(tx, person, rules);
  const shownAt = await readShown(tx, person);
  const asked = { member, zone: forum.zone, shownAt };
  const facts: Fact[] = [];
  for (const read of means.facts) facts.push(...(await read(tx, asked, now)));
  if (facts.length === 0) return { letters: [], lookAgainAt: null };
  const { email, ...names } = await tx
    .selectFrom('person')
    .select(['email', 'given_name', 'family_name'])
    .where('forum_id', '=', person.forumId)
    .where('id', '=', person.personId)
    .executeTakeFirstOrThrow();
  const devices = await readDevices(tx, person, now);
  const reach: Channel[] = [
    ...(devices.length > 0 ? (['push'] as const) : []),
    ...(means.mail && !email.endsWith('.invalid') ? (['email'] as const) : []),
    ...(means.sms && choices.phone ? (['sms'] as const) : []),
  ];
  const { send, lookAgainAt } = decide({
    ...{ things: facts, sent: await readSent(tx, person, now), shownAt },
    ...{ preferences: choices, reach, rules, zone: forum.zone, now },
  });
  const letters: Letter[] = [];
  for (const sending of send) {
    const message = newId();
    const claimed = await claim(tx, person, message, sending, now);
    if (claimed.length === 0) continue;
    const to = { ...person, forum, email, phone: choices.phone, devices, names: choices.showNames };
    const saying = { ...sending, things: claimed };
    const name = [names.given_name, names.family_name].filter(Boolean).join(' ');
    const addressee = { email, name, forum: forum.title };
    const calendar =
      sending.channel === 'email'
        ? await enclose(tx, means, asked, claimed, addressee, now)
        : undefined;
    const letter = letterOf(means, to, saying, message, now, calendar);
    if (letter.channel === 'email') await putInMail(tx, letter, now);
    else letters.push(letter);
  }
  const soon = send.length > 0 ? new Date(now.getTime() + AFTER_SENDING) : null;
  return { letters, lookAgainAt: earlier(lookAgainAt, soon) };
}

function enclose(
  tx: Db,
  { calendar, origin }: Means,
  { member, zone }: Asked,
  things: readonly Fact[],
  { email, name, forum }: { email: string; name: string; forum: string },
  now: Date,
): Promise<ForCalendar> {
  const about = things.flatMap(({ entries }) => entries ?? []);
  const organiser = { email: senderOf(origin), name: forum };
  const to = { zone, organiser, attendee: { email, name } };
  const read = (db: Db) => calendar(db, member, origin, now);
  return forCalendar(tx, member, read, { about, to, isAll: things.length === 1 }, now);
}

/** What became of it decides what comes next (ms). */
const AFTER_SENDING = 30_000;
const earlier = (a: Date | null, b: Date | null) => (a && b ? (a < b ? a : b) : (a ?? b));

async function readSent(tx: Db, { forumId, personId }: Person, now: Date): Promise<Sent[]> {
  const rows = await tx
    .selectFrom('outward')
    .selectAll()
    .where('forum_id', '=', forumId)
    .where('person_id', '=', personId)
    .where('choice', '<>', 'test')
    .where('made_at', '>', new Date(now.getTime() - MEMORY))
    .orderBy('made_at')
    .execute();
  return rows.map(({ message_id, next_try_at, made_at, ...row }) => ({
    ...{ subject: row.subject, version: row.version, state: row.state, channel: row.channel },
    ...{ message: message_id, urgent: row.urgent, outcome: row.outcome, attempts: row.attempts },
    ...{ nextTryAt: next_try_at, at: made_at },
  }));
}

/**
 * Writes what goes out, once for a change and a channel: whoever comes second gets nothing. A failed
 * one may be taken up again.
 */
async function claim(
  tx: Db,
  { forumId, personId }: Person,
  message: string,
  { channel, urgent, things }: Sending<Fact>,
  now: Date,
): Promise<Fact[]> {
  const rows = await tx
    .insertInto('outward')
    .values(
      things.map(({ choice, subject, version, state }) => ({
        ...{ forum_id: forumId, id: newId(), message_id: message, person_id: personId },
        ...{ choice, channel, urgent, subject, version, state, outcome: 'sending', made_at: now },
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['forum_id', 'person_id', 'subject', 'version', 'channel'])
        .doUpdateSet({
          ...{ outcome: 'sending', message_id: message, urgent, made_at: now, next_try_at: null },
          attempts: sql<number>`outward.attempts + 1`,
        })
        .where('outward.outcome', '=', 'failed'),
    )
    .returning('subject')
    .execute();
  const claimed = new Set(rows.map(({ subject }) => subject));
  return things.filter(({ subject }) => claimed.has(subject));
}
