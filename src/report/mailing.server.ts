/** The newest edition by mail to all clients: a link for each company, a mail for each person. */
import { sql } from 'kysely';
import { sendMail } from '#base/mail.server.ts';
import type { Db } from '#db/database.server.ts';
import { record } from '#forum/audit.server.ts';
import { hashOfPasscode, type Passcode } from '#forum/passcode.server.ts';
import type { Organiser } from '#forum/people.ts';
import { isUnreachable } from '#forum/sign-in.server.ts';
import { editionName } from '#report/compose.ts';
import { inDays, LINK_DAYS, lastMoment } from '#report/expiry.ts';
import { makeIn, tellStaff } from '#report/links.server.ts';
import { type Company, isDue, type Turn, tidyMessage, turnOf } from '#report/mailing.ts';
import { printedDay } from '#report/printing.ts';
import { reportMail as t } from '#ui/texts/links.ts';

type Letter = { forum: string; zone: string; from: string; edition: { id: string; name: string } };
/** What would be sent, as the organiser looks at it first. */
export type Mailing = { edition: string; companies: (Company & { turn: Turn })[] } & {
  subject: string;
  body: string;
};
type Asked = { message: string; passcode: Passcode | null; again: Date | null };

/**
 * Who would get which mail. Reads only.
 *
 * @param linkHere what stands in the place of a company's link
 */
export async function lookAtMailing(
  db: Db,
  organiser: Organiser,
  { message, passcode, again }: Asked,
  linkHere: string,
  now: Date,
): Promise<Mailing | { refused: 'no-edition' }> {
  const letter = await readLetter(db, organiser);
  if (!letter) return { refused: 'no-edition' };
  const companies = await readCompanies(db, organiser, letter.edition.id, now);
  const turns = companies.map((each) => ({ ...each, turn: turnOf(each, again) }));
  const first = turns.find(({ turn }) => isDue(turn)) ?? turns.find(({ people }) => people.length);
  const body = bodyOf(letter, {
    company: first?.name ?? '',
    greeting: first?.people[0]?.name ?? '',
    link: linkHere,
    expires: inDays(LINK_DAYS.usual, now) as Date,
    message,
    passcode: passcode !== null,
  });
  const subject = t.subject(letter.forum, letter.edition.name);
  return { edition: letter.edition.name, companies: turns, subject, body };
}

export type Sent =
  | { sent: { mails: number; companies: number; had: number; unreachable: number } }
  | { refused: 'no-edition' | 'nobody' };

/**
 * Mails every representative of every client a link to the newest edition, which belongs to the
 * company. Who has such a link already is left out, so that a second press sends nothing; `again`
 * (when the organiser looked) writes to those too. A passcode protects all these links and stands
 * in no mail.
 *
 * @param origin where the house is reached
 */
export async function sendToClients(
  db: Db,
  organiser: Organiser,
  asked: Asked,
  now: Date,
  origin: string,
): Promise<Sent> {
  const passcodeHash = asked.passcode ? await hashOfPasscode(asked.passcode) : null;
  return db.transaction().execute(async (tx): Promise<Sent> => {
    const { forumId, personId } = organiser;
    await sql`select id from forum where id = ${forumId} for update`.execute(tx); // one at a time
    const letter = await readLetter(tx, organiser);
    if (!letter) return { refused: 'no-edition' };
    const companies = await readCompanies(tx, organiser, letter.edition.id, now);
    const of = (turn: Turn) => companies.filter((each) => turnOf(each, asked.again) === turn);
    const due = [...of('new'), ...of('again')];
    if (due.length === 0) return { refused: 'nobody' };

    for (const company of due) {
      const client = { id: company.id, edition: letter.edition.id };
      const made = await makeIn(tx, organiser, { label: company.name, passcodeHash, client }, now);
      await mailCompany(
        tx,
        organiser,
        letter,
        company,
        {
          link: `${origin}/report/${made.token}`,
          expires: made.expires,
          message: asked.message,
          passcode: passcodeHash !== null,
        },
        now,
      );
    }
    const mails = due.reduce((sum, { people }) => sum + people.length, 0);
    const detail = { edition: letter.edition.id, companies: due.length, mails };
    await record(tx, { forumId, personId, act: 'report mailed to clients', detail }, now);
    await tellStaff(tx, organiser, now);
    const [had, unreachable] = [of('has').length, of('nobody').length];
    return { sent: { mails, companies: due.length, had, unreachable } };
  });
}

type Words = { link: string; expires: Date; message: string; passcode: boolean };

async function mailCompany(
  tx: Db,
  { forumId }: Organiser,
  letter: Letter,
  { name: company, people }: Company,
  words: Words,
  now: Date,
): Promise<void> {
  const subject = t.subject(letter.forum, letter.edition.name);
  for (const { name: greeting, email: to } of people) {
    const body = bodyOf(letter, { ...words, company, greeting });
    await sendMail(tx, { forumId, to, subject, body, holdsLink: true }, now);
  }
}

const bodyOf = (
  { forum, edition, zone, from }: Letter,
  { expires, message, ...words }: Words & { company: string; greeting: string },
): string =>
  t.body({
    ...words,
    message: tidyMessage(message),
    forum,
    edition: edition.name,
    from,
    until: printedDay(lastMoment(expires), zone),
  });

/** What all the mails say, or null while nothing is published. */
async function readLetter(db: Db, { forumId }: Organiser): Promise<Letter | null> {
  const row = await db
    .selectFrom('edition')
    .innerJoin('forum', 'forum.id', 'edition.forum_id')
    .select(['edition.id', 'edition.kind', 'edition.number'])
    .select([
      sql<string>`questionnaire ->> 'title'`.as('forum'),
      sql<string>`coalesce(questionnaire ->> 'timezone', 'UTC')`.as('zone'),
      sql<string>`coalesce(questionnaire -> 'organiser' ->> 'name', '')`.as('from'),
    ])
    .where('edition.forum_id', '=', forumId)
    .where('taken_down_at', 'is', null)
    .orderBy('edition.number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const { id, kind, number, ...forum } = row;
  return { ...forum, edition: { id, name: editionName(kind, number) } };
}

async function readCompanies(
  db: Db,
  { forumId }: Organiser,
  editionId: string,
  now: Date,
): Promise<Company[]> {
  const people = await db
    .selectFrom('person')
    .select(['client_id', 'email', 'given_name', 'family_name'])
    .where('forum_id', '=', forumId)
    .where('role', '=', 'client')
    .orderBy('id')
    .execute();
  const companies = await db
    .selectFrom('client')
    .leftJoin('report_link as link', (join) =>
      join
        .onRef('link.forum_id', '=', 'client.forum_id')
        .onRef('link.client_id', '=', 'client.id')
        .on('link.sent_edition', '=', editionId)
        .on('link.revoked_at', 'is', null)
        .on('link.expires_at', '>', now),
    )
    .select(['client.id', 'client.company as name'])
    .select((is) => is.fn.max('link.sent_at').as('sentAt'))
    .where('client.forum_id', '=', forumId)
    .groupBy(['client.id', 'client.company'])
    .orderBy('client.company')
    .execute();
  return companies.map(({ id, name, sentAt }) => ({
    id,
    name,
    sentAt,
    people: people
      .filter(({ client_id, email }) => client_id === id && !isUnreachable(email))
      .map(({ email, given_name, family_name }) => ({
        email,
        name: `${given_name} ${family_name}`.trim(),
      })),
  }));
}
