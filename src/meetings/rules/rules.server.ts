/** The rules by which a forum's meetings are asked for, planned and re-planned. */
import type { Db } from '#db/database.server.ts';

/** Units and meanings stand in migrations/0013-meetings.sql. */
export type Rules = {
  ceiling: number;
  mostInARow: number | null;
  walkMinutes: number;
  /** `13:00`, local time */
  noon: string;
  clientAsks: number;
  clientMusts: number;
  delegateAsks: number;
  expireHours: number;
  atOnce: boolean;
  notSeenMinutes: number;
};

/** As in migrations/0013-meetings.sql. */
export const DEFAULT_RULES: Rules = {
  ceiling: 10,
  mostInARow: null,
  walkMinutes: 0,
  noon: '13:00',
  clientAsks: 40,
  clientMusts: 10,
  delegateAsks: 20,
  expireHours: 168,
  atOnce: false,
  notSeenMinutes: 3,
};

export async function readRules(db: Db, forumId: string): Promise<Rules> {
  const row = await db
    .selectFrom('meeting_rules')
    .select([
      'ceiling',
      'most_in_a_row as mostInARow',
      'walk_minutes as walkMinutes',
      'noon',
      'client_asks as clientAsks',
      'client_musts as clientMusts',
      'delegate_asks as delegateAsks',
      'expire_hours as expireHours',
      'at_once as atOnce',
      'not_seen_minutes as notSeenMinutes',
    ])
    .where('forum_id', '=', forumId)
    .executeTakeFirst();
  return row ?? DEFAULT_RULES;
}
