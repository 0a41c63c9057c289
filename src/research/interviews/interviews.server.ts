/** Interviews: who was asked. A delegate is known by Ref, or by a title and organisation of one only. */
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import { fold, foldEmail, isEmail } from '#base/text.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import type { Researcher } from '#forum/people.ts';
import { tellStaff } from '#research/interviews/told.server.ts';

export type NewInterview = {
  /** Ref of a delegate; empty: the words below say who it is */
  ref: string;
  name: string;
  title: string;
  organisation: string;
  /** of a person without a seat; may be empty until approval is asked for */
  email: string;
  channel: string;
  heading: string;
  heldAt: Date | null;
};
export type MadeInterview =
  | { interview: string }
  | { refused: 'nobody' | 'no-such-delegate' | 'not-an-address' };

/** Enters an interview; nothing of it is seen by anyone but researchers until its words are approved. */
export async function makeInterview(
  db: Kysely<Schema>,
  researcher: Researcher,
  input: NewInterview,
  now: Date,
): Promise<MadeInterview> {
  const said = trimmed(input);
  const email = foldEmail(said.email);
  if (email !== '' && !isEmail(email)) return { refused: 'not-an-address' };
  return db.transaction().execute(async (tx): Promise<MadeInterview> => {
    const { forumId } = researcher;
    const people = await confirmedDelegates(tx, forumId);
    const delegate = said.ref
      ? people.find(({ ref }) => fold(ref) === fold(said.ref))
      : onlyOne(people, said);
    if (said.ref && !delegate) return { refused: 'no-such-delegate' };
    if (!delegate && said.title === '' && said.organisation === '') return { refused: 'nobody' };
    const id = newId();
    await tx
      .insertInto('interview')
      .values({
        forum_id: forumId,
        id,
        position: await nextPosition(tx, forumId),
        delegate_id: delegate?.id ?? null,
        name: delegate?.name ?? said.name,
        title: delegate?.title ?? said.title,
        organisation: delegate?.organisation ?? said.organisation,
        email: delegate || email === '' ? null : email,
        channel: said.channel,
        heading: said.heading,
        held_at: said.heldAt,
        source: 'person',
        made_at: now,
      })
      .execute();
    await tellStaff(tx, researcher, 'interview made', { interview: id }, now);
    return { interview: id };
  });
}

/** No field of an interview is longer than a line. */
const trimmed = <Input extends NewInterview>(input: Input): Input =>
  Object.fromEntries(
    Object.entries(input).map(([key, value]) => [
      key,
      typeof value === 'string' ? value.replace(/\s+/g, ' ').trim().slice(0, 200) : value,
    ]),
  ) as Input;

async function nextPosition(tx: Db, forumId: string): Promise<number> {
  const last = await tx
    .selectFrom('interview')
    .select(({ fn }) => fn.max('position').as('position'))
    .where('forum_id', '=', forumId)
    .executeTakeFirst();
  return (last?.position ?? 0) + 1;
}

export type Sitting = {
  id: string;
  ref: string;
  name: string;
  title: string;
  organisation: string;
};

/** Delegates who may be the person of an interview. */
export async function confirmedDelegates(tx: Db, forumId: string): Promise<Sitting[]> {
  const rows = await tx
    .selectFrom('delegate')
    .innerJoin('person', (join) =>
      join
        .onRef('person.forum_id', '=', 'delegate.forum_id')
        .onRef('person.id', '=', 'delegate.person_id'),
    )
    .select(['person.id', 'ref', 'given_name', 'family_name', 'title', 'organisation'])
    .where('delegate.forum_id', '=', forumId)
    .where('status', '=', 'confirmed')
    .execute();
  return rows.map(({ given_name, family_name, ...rest }) => ({
    ...rest,
    name: `${given_name} ${family_name}`.trim(),
  }));
}

/** The delegate whom a title and an organisation fit, if they fit no other. */
export function onlyOne(
  people: readonly Sitting[],
  { title, organisation }: Pick<Sitting, 'title' | 'organisation'>,
): Sitting | undefined {
  if (title === '' || organisation === '') return undefined;
  const fits = people.filter(
    (each) => fold(each.title) === fold(title) && fold(each.organisation) === fold(organisation),
  );
  return fits.length === 1 ? fits[0] : undefined;
}
