/** Announcements as things to tell beyond the screen: until they are seen, as long as they hold. */
import { sql } from 'kysely';
import { done, isFor } from '#exchange/announcements/audience.server.ts';
import type { Fact, ReadFacts } from '#exchange/notices/facts.ts';
import { outwardWords } from '#ui/texts/outward.ts';

const t = outwardWords.announcement;

type Row = {
  id: string;
  title: string;
  withdrawn: boolean;
  version: number;
  reminders: number;
  changedAt: Date;
  urgent: boolean;
  dueAt: Date | null;
};

/**
 * One thing for each announcement: a correction takes the place of what it corrects, and what was
 * withdrawn is told to those alone who were told of it elsewhere. What was acknowledged, or seen
 * where that is enough, is no thing any more; a reminder makes it one again.
 */
export const readAnnouncementFacts: ReadFacts = async (db, { member }, now) => {
  const { forumId, personId, forumKey } = member;
  const { rows } = await sql<Row>`
    select b.id, x.title, b.state = 'withdrawn' as withdrawn, b.told_version as version,
      t.reminders, b.urgent, b.due_at as "dueAt",
      case b.state when 'withdrawn' then b.withdrawn_at else t.told_at end as "changedAt"
    from bulletin b
    join person p on p.forum_id = b.forum_id and p.id = ${personId}
    join bulletin_person t on t.forum_id = b.forum_id and t.bulletin_id = b.id
      and t.person_id = p.id and t.told_at is not null
    join bulletin_text x on x.forum_id = b.forum_id and x.bulletin_id = b.id and x.version = b.version
    where b.forum_id = ${forumId} and ${isFor} and not ${done}
      and (t.seen_version < b.told_version or t.seen_at < t.told_at)
      and (b.state = 'sent' or b.withdrawn_at > ${now}::timestamptz - interval '1 day')
    order by b.sent_at, b.id`.execute(db);
  return rows.map(
    ({ id, title, withdrawn, version, reminders, changedAt, urgent, dueAt }): Fact => {
      const state = withdrawn ? '' : `${version} ${reminders}`;
      const plain = withdrawn ? t.withdrawn : reminders > 0 ? t.reminder : t.is;
      return {
        ...{ subject: `announcement ${id}`, version: state || 'withdrawn', choice: 'announcement' },
        ...{ known: '', state, since: changedAt, changedAt },
        urgentFrom: urgent && !withdrawn ? changedAt : null,
        endsAt: dueAt && reminders === 0 ? dueAt : null,
        ...{ plain, named: withdrawn ? plain : t.named(plain, title) },
        href: `/app/${forumKey}/announcements`,
      };
    },
  );
};
