/** Client iQ's index in memory: built from the database, and brought up to date by what changed there. */
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Client, Staff } from '#forum/people.ts';
import { buildIndex, type ForumIndex } from '#iq/index.ts';
import type { Profile } from '#iq/profile.ts';
import { readMarks, readProfiles } from '#iq/profiles.server.ts';
import { update } from '#iq/update.ts';
import { readQuestionnaire } from '#research/answers.server.ts';

/**
 * `named` holds those alone who share their profile: for clients nobody else exists. `marks` say
 * what was read of each person, `refs` as whom he or she is in the indexes.
 */
type Kept = {
  stamp: string;
  marks: Map<string, string>;
  refs: Map<string, string>;
  named: ForumIndex;
  all: ForumIndex;
};
const kept = new Map<string, Kept>();
/** One reading at a time for each forum, so that a later state never gives way to an earlier. */
const reading = new Map<string, Promise<Kept>>();

/** Acts that change who is in the index or what they said announce one of these. */
const KEYS = ['forum:people', 'report:figures', 'iq:people'];

/**
 * What was announced so far. The count is part of it, because numbers are drawn before their
 * transactions commit: a lower one may appear after a higher.
 */
async function stampOf(db: Db, forumId: string): Promise<string> {
  const { stamp } = await db
    .selectFrom('announcement')
    .select(sql<string>`count(*) || ' ' || coalesce(max(number), 0)`.as('stamp'))
    .where('forum_id', '=', forumId)
    .where('key', 'in', KEYS)
    .executeTakeFirstOrThrow();
  return stamp;
}

/**
 * The index that this member may search: a client's holds the named alone, staff's everybody.
 *
 * What another process changed is seen by the next call, since each asks what was announced. That
 * is read before the people are, so the index is never older than its stamp.
 */
export async function indexFor(db: Db, member: Client | Staff): Promise<ForumIndex> {
  const stamp = await stampOf(db, member.forumId);
  const known = kept.get(member.forumId);
  const fresh = known?.stamp === stamp ? known : await refreshed(db, member);
  return member.role === 'client' ? fresh.named : fresh.all;
}

/** Reads after whoever reads now; what they found may be older than what this call was promised. */
function refreshed(db: Db, member: Client | Staff): Promise<Kept> {
  const before = reading.get(member.forumId) ?? Promise.resolve();
  const next = before.catch(() => {}).then(() => refresh(db, member));
  reading.set(member.forumId, next);
  return next.finally(() => {
    if (reading.get(member.forumId) === next) reading.delete(member.forumId);
  });
}

async function refresh(db: Db, member: Client | Staff): Promise<Kept> {
  const stamp = await stampOf(db, member.forumId);
  const known = kept.get(member.forumId);
  if (known?.stamp === stamp) return known;
  const questionnaire = await readQuestionnaire(db, member);
  const marks = await readMarks(db, member);
  const same = known && isDeepStrictEqual(known.all.questionnaire, questionnaire);
  const changed = [...marks.keys()].filter((id) => known?.marks.get(id) !== marks.get(id));
  // more than a few: reading everybody anew costs less than telling them apart
  const whole = !same || changed.length * 4 > marks.size;
  const profiles = await readProfiles(db, member, questionnaire, whole ? null : changed);
  const refs = new Map(whole ? [] : known?.refs);
  const gone = [...refs].filter(([id]) => !marks.has(id) || known?.marks.get(id) !== marks.get(id));
  for (const [id] of gone) refs.delete(id);
  for (const { id, ref } of profiles) refs.set(id, ref);
  const named = profiles.filter(({ consent }) => consent === 'named').map(withoutConsent);
  const indexes = whole
    ? {
        named: buildIndex(questionnaire, named),
        all: buildIndex(questionnaire, profiles, { staff: true }),
      }
    : {
        named: replaced(known.named, gone, named),
        all: replaced(known.all, gone, profiles),
      };
  const fresh = { stamp, marks, refs, ...indexes };
  kept.set(member.forumId, fresh);
  return fresh;
}

/** Whoever changed is taken out and put in again as he or she is now, if at all. */
function replaced(
  index: ForumIndex,
  gone: [string, string][],
  put: readonly Profile[],
): ForumIndex {
  const staying = new Set(put.map(({ ref }) => ref));
  const remove = gone.map(([, ref]) => ref).filter((ref) => !staying.has(ref));
  return update(index, { put, remove });
}

const withoutConsent = ({ consent: _, ...profile }: Profile): Profile => profile;
