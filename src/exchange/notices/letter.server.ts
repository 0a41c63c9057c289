/** One message on one channel, as it is written for this person. */
import { createHash } from 'node:crypto';
import { sendMail } from '#base/mail.server.ts';
import type { Db } from '#db/database.server.ts';
import { type ForCalendar, keepTold } from '#exchange/calendar/by-mail.server.ts';
import type { Choice } from '#exchange/notices/choices.ts';
import type { Device } from '#exchange/notices/devices.server.ts';
import type { Fact } from '#exchange/notices/facts.ts';
import type { Means } from '#exchange/notices/house.ts';
import type { Sending } from '#exchange/notices/outward.ts';
import { fitSms } from '#exchange/notices/sms-length.ts';
import { stopToken } from '#exchange/notices/stop-link.server.ts';
import { noticeChoices } from '#ui/texts/notice-choices.ts';
import { outwardWords as t } from '#ui/texts/outward.ts';

export type Addressee = {
  forumId: string;
  personId: string;
  forum: { title: string };
  email: string;
  phone: string | null;
  devices: readonly Device[];
  /** names may stand on a locked screen */
  names: boolean;
};

/** What a service worker shows: `tag` lets a later one about the same take its place. */
export type PushPayload = {
  title: string;
  body: string;
  href: string;
  tag: string;
  urgent: boolean;
};

type Common = { forumId: string; personId: string; message: string };
export type Letter = Common &
  (
    | {
        channel: 'push';
        devices: readonly Device[];
        payload: PushPayload;
        ttl: number;
        topic: string;
      }
    | { channel: 'sms'; to: string; text: string }
    | {
        channel: 'email';
        to: string;
        subject: string;
        body: string;
        stop: string;
        calendar: ForCalendar;
      }
  );

const HOUR = 3_600;
/** A phone that sleeps longer than this reads it on the screen, as it is then (s). */
const LONGEST_TTL = 4 * HOUR;
/** What a mail says is checked no more once it lies in the outbox: it is sent soon or not at all (ms). */
const MAIL_IS_GOOD = 10 * 60_000;

export function letterOf(
  { origin, stopSecret }: Means,
  to: Addressee,
  { channel, urgent, things }: Sending<Fact>,
  message: string,
  now: Date,
  calendar: ForCalendar = { enclosed: [], told: [] },
): Letter {
  const { forumId, personId, forum } = to;
  const common = { forumId, personId, message };
  const [first] = things;
  if (!first) throw new Error('A letter about nothing');
  const key = /^\/\w+\/([^/]+)/.exec(first.href)?.[1] ?? '';
  const href = things.every((each) => each.href === first.href) ? first.href : `/app/${key}`;
  if (channel === 'push') {
    const lines = things.map(({ plain, named }) => (to.names ? named : plain));
    const tag = tagOf(things);
    const payload = {
      ...{ title: forum.title, body: lines.slice(0, 6).join('\n'), href, tag, urgent },
    };
    return {
      ...common,
      channel,
      devices: to.devices,
      payload,
      ttl: ttlOf(things, now),
      topic: tag,
    };
  }
  const choices = [...new Set(things.map(({ choice }) => choice))];
  const stop = `${origin}/app/${key}/stop/${stopToken(stopSecret, { forumId, personId, choices, channel })}`;
  const words = things.length === 1 ? first.plain : t.several(things.length);
  if (channel === 'sms') {
    const text = fitSms(words, (what) => t.sms(short(forum.title), what, origin + href));
    return { ...common, channel, to: to.phone ?? '', text };
  }
  const entries = calendar.enclosed.length;
  const body = t.mailBody(
    [...things.map(({ named }) => named), ...(entries > 0 ? ['', t.enclosed(entries)] : [])],
    origin + href,
    stop,
    spoken(choices),
  );
  const subject = t.mailSubject(words, forum.title);
  return { ...common, channel, to: to.email, subject, body, stop, calendar };
}

/** Names of forums are long; a text message is short. */
const short = (title: string) =>
  [...title].length > 40 ? `${[...title].slice(0, 39).join('')}…` : title;
const spoken = (choices: readonly Choice[]) =>
  choices.map((choice) => noticeChoices.kinds[choice].toLowerCase()).join(', ');

/** 24 signs of a fingerprint: which meeting or room it is stays in the house. */
function tagOf(things: readonly Fact[]): string {
  const subject = things.length === 1 ? things[0]?.subject : 'several';
  return createHash('sha256')
    .update(subject ?? '')
    .digest('base64url')
    .slice(0, 24);
}

function ttlOf(things: readonly Fact[], now: Date): number {
  const ends = things.flatMap(({ endsAt }) => (endsAt ? [endsAt.getTime() - now.getTime()] : []));
  return Math.max(0, Math.floor(Math.min(LONGEST_TTL, ...ends.map((ms) => ms / 1000))));
}

/**
 * Into the house's outbox, in the same transaction: then it is the post's, once. It belongs to no
 * forum's organisers: they would read who writes to whom.
 */
export async function putInMail(
  tx: Db,
  { forumId, personId, message, to, subject, body, stop, calendar }: Letter & { channel: 'email' },
  now: Date,
): Promise<void> {
  const goodUntil = new Date(now.getTime() + MAIL_IS_GOOD);
  const { enclosed, told } = calendar;
  const words = { forumId: null, to, subject, body, holdsLink: true, unsubscribe: stop };
  const mail_id = await sendMail(tx, { ...words, goodUntil, enclosed }, now);
  await keepTold(tx, { forumId, personId }, mail_id, told);
  await tx
    .updateTable('outward')
    .set({ mail_id })
    .where('forum_id', '=', forumId)
    .where('person_id', '=', personId)
    .where('message_id', '=', message)
    .execute();
}
