/** What a person chose about notices beyond the screen, and the forum's own measure. */
import type { Db } from '#db/database.server.ts';
import {
  CHOICES,
  type Channel,
  type Choice,
  type Chosen,
  chosenFrom,
  DEFAULTS,
  type Preferences,
  type Quiet,
  RULES,
  type Rules,
} from '#exchange/notices/choices.ts';
import { record } from '#forum/audit.server.ts';
import type { Client, Delegate, Organiser } from '#forum/people.ts';

type Visitor = Delegate | Client;

export async function readNoticeRules(db: Db, forumId: string): Promise<Rules> {
  const row = await db
    .selectFrom('notice_rules')
    .selectAll()
    .where('forum_id', '=', forumId)
    .executeTakeFirst();
  if (!row) return RULES;
  return {
    budget: row.budget,
    quiet: { from: row.quiet_from, to: row.quiet_to },
    after: { email: row.email_after, sms: row.sms_after },
    country: row.country,
  };
}

/** The organiser's measure for everyone who did not choose otherwise. */
export async function setNoticeRules(
  db: Db,
  { forumId, personId }: Organiser,
  { budget, quiet, after, country }: Rules,
  now: Date,
): Promise<{ changed: true }> {
  const row = {
    ...{ budget, quiet_from: quiet.from, quiet_to: quiet.to, country },
    ...{ email_after: after.email, sms_after: after.sms },
  };
  return db.transaction().execute(async (tx) => {
    await tx
      .insertInto('notice_rules')
      .values({ forum_id: forumId, ...row })
      .onConflict((conflict) => conflict.column('forum_id').doUpdateSet(row))
      .execute();
    await record(tx, { forumId, personId, act: 'set the rules of notices', detail: row }, now);
    return { changed: true };
  });
}

export type Choices = Preferences & {
  quietIs: 'forum' | 'own' | 'never';
  own: Quiet;
  showNames: boolean;
  phone: string | null;
};

export async function readChoices(
  db: Db,
  { forumId, personId }: Pick<Visitor, 'forumId' | 'personId'>,
  rules: Rules,
): Promise<Choices> {
  const row = await db
    .selectFrom('notice_choice')
    .selectAll()
    .where('forum_id', '=', forumId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  const own = { from: row?.quiet_from ?? rules.quiet.from, to: row?.quiet_to ?? rules.quiet.to };
  const quietIs = row?.quiet ?? 'forum';
  return {
    channels: chosenFrom(row?.channels),
    ...{ quietIs, own },
    quiet: quietIs === 'never' ? null : quietIs === 'own' ? own : rules.quiet,
    urgentInQuiet: row?.urgent_in_quiet ?? false,
    showNames: row?.show_names ?? false,
    phone: row?.phone ?? null,
  };
}

export type Choosing = {
  channels: Partial<Record<Choice, readonly Channel[]>>;
  quietIs: 'forum' | 'own' | 'never';
  own: Quiet;
  urgentInQuiet: boolean;
  showNames: boolean;
  /** E.164; null: no text messages */
  phone: string | null;
};

/** Keeps what differs from the defaults: who never chose follows them as they become better. */
export async function choose(
  db: Db,
  { forumId, personId }: Visitor,
  choosing: Choosing,
): Promise<{ saved: true }> {
  const { quietIs, own, urgentInQuiet, showNames, phone } = choosing;
  const row = {
    ...{ channels: JSON.stringify(differing(choosing.channels)), quiet: quietIs, phone },
    ...{ quiet_from: own.from, quiet_to: own.to },
    ...{ urgent_in_quiet: urgentInQuiet, show_names: showNames },
  };
  await db
    .insertInto('notice_choice')
    .values({ forum_id: forumId, person_id: personId, ...row })
    .onConflict((conflict) => conflict.columns(['forum_id', 'person_id']).doUpdateSet(row))
    .execute();
  return { saved: true };
}

const differing = (channels: Choosing['channels']) =>
  Object.fromEntries(
    Object.entries(channels).filter(
      ([choice, some]) => [...some].sort().join() !== [...DEFAULTS[choice as Choice]].sort().join(),
    ),
  );

/** Takes one channel away from some kinds: what the link in an e-mail or a text message does. */
export async function stopChannel(
  db: Db,
  person: { forumId: string; personId: string },
  choices: readonly Choice[],
  channel: Channel,
): Promise<void> {
  const { forumId: forum_id, personId: person_id } = person;
  await db.transaction().execute(async (tx) => {
    const blank = { forum_id, person_id, phone: null, quiet_from: null, quiet_to: null };
    await tx
      .insertInto('notice_choice')
      .values(blank)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const { channels } = await tx
      .selectFrom('notice_choice')
      .select('channels')
      .where('forum_id', '=', forum_id)
      .where('person_id', '=', person_id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const chosen: Chosen = chosenFrom(channels);
    const less = CHOICES.map((choice) => [
      choice,
      chosen[choice].filter((each) => each !== channel || !choices.includes(choice)),
    ]);
    await tx
      .updateTable('notice_choice')
      .set({ channels: JSON.stringify(differing(Object.fromEntries(less))) })
      .where('forum_id', '=', forum_id)
      .where('person_id', '=', person_id)
      .execute();
  });
}
