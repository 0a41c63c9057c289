import { sql } from 'kysely';
import type { ReasonRow } from '#meetings/day/reason.ts';

/** SQL: the incident behind the last change of a meeting; null: it was never changed. */
export const lastChange = (person: string) =>
  sql<ReasonRow | null>`(select json_build_object('kind', i.kind, 'table', i.table_number,
    'undone', p.state = 'undone',
    'mine', i.person_id = ${person} or exists (select from speaker s
      where s.forum_id = i.forum_id and s.session_ref = i.session_ref and s.delegate_id = ${person})
      or exists (select from attendee a where a.forum_id = i.forum_id
        and a.session_ref = i.session_ref and a.person_id = ${person}))
    from meeting_change c
    left join proposal p on p.forum_id = c.forum_id and p.id = c.proposal_id
    left join incident i on i.forum_id = p.forum_id and i.id = p.incident_id
    where c.forum_id = meeting.forum_id and c.meeting_id = meeting.id
    order by c.made_at desc, c.id desc limit 1)`;
