/** Changing the rules of a forum's meetings. Plans that were made keep theirs. */
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import { record } from '#forum/audit.server.ts';
import type { Organiser } from '#forum/people.ts';
import { type Rules, readRules } from '#meetings/rules/rules.server.ts';
import { staffOf } from '#meetings/runs/drafts.server.ts';

/** What the screen of rules depends on. */
export const RULES_KEY = 'meetings:rules';

/** Organisers see the new rules, and on the board what breaks one of them now. */
export async function ruleChanged(tx: Db, forumId: string, now: Date): Promise<void> {
  const people = await staffOf(tx, forumId);
  await announce(tx, forumId, RULES_KEY, people, now);
  await announce(tx, forumId, 'meetings:plan', people, now);
}

/** @param rules as `readRulesForm` of rules-schema.ts gives them: within their ranges */
export async function changeRules(
  db: Db,
  { forumId, personId }: Organiser,
  rules: Rules,
  now: Date,
): Promise<{ rules: 'changed' | 'same' }> {
  const row = {
    ceiling: rules.ceiling,
    most_in_a_row: rules.mostInARow,
    walk_minutes: rules.walkMinutes,
    noon: rules.noon,
    client_asks: rules.clientAsks,
    client_musts: rules.clientMusts,
    delegate_asks: rules.delegateAsks,
    expire_hours: rules.expireHours,
    at_once: rules.atOnce,
    not_seen_minutes: rules.notSeenMinutes,
  };
  return db.transaction().execute(async (tx) => {
    const before = await readRules(tx, forumId);
    const keys = Object.keys(rules) as (keyof Rules)[];
    if (keys.every((key) => before[key] === rules[key])) return { rules: 'same' };
    await tx
      .insertInto('meeting_rules')
      .values({ forum_id: forumId, ...row })
      .onConflict((conflict) => conflict.column('forum_id').doUpdateSet(row))
      .execute();
    await record(tx, { forumId, personId, act: 'meeting rules changed', detail: row }, now);
    await ruleChanged(tx, forumId, now);
    // those who ask read their limits with their wishes
    await announce(tx, forumId, 'wishes:mine', 'everyone', now);
    return { rules: 'changed' };
  });
}
