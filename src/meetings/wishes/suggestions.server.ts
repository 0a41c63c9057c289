/** Reads suggestions for either side, of what its reader may use: never of answers not shared. */
import type { Db } from '#db/database.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { findDelegates } from '#iq/find.server.ts';
import { portraitOf } from '#iq/portrait.ts';
import type { Profile } from '#iq/profile.ts';
import { openAmong } from '#meetings/wishes/gate.server.ts';
import {
  type CompanySuggestion,
  SUGGESTED,
  type Suggestions,
  suggestCompanies,
  suggestDelegates,
} from '#meetings/wishes/suggestions.ts';
import type { CompanyWish, GuestWish } from '#meetings/wishes/wish-lists.server.ts';
import { readCountingGroup, readQuestionnaire } from '#research/answers.server.ts';

/** `answered` false: there is nothing to suggest from */
export type ForDelegate = Suggestions<CompanySuggestion> & { answered: boolean };

/** The delegate's answers, as Client iQ would weigh them; nothing else of the profile is needed. */
async function ownProfile(db: Db, delegate: Delegate): Promise<Profile> {
  const id = delegate.personId;
  const { responses } = await readCountingGroup(db, delegate, null, [id]);
  const response = responses.get(id);
  const unknown = { ref: '', name: '', title: '', organisation: '', country: '', seniority: null };
  return { id, ...unknown, budget: response?.budget ?? null, answers: response?.answers ?? {} };
}

/** @param companies as the delegate's own list has them */
export async function suggestToDelegate(
  db: Db,
  delegate: Delegate,
  companies: readonly CompanyWish[],
): Promise<ForDelegate> {
  const profile = await ownProfile(db, delegate);
  const answered = Object.keys(profile.answers).length > 0;
  const open = companies.filter(({ view, planned }) => view === 'none' && !planned);
  if (!answered) return { answered, base: open.length, best: [] };
  const questionnaire = await readQuestionnaire(db, delegate);
  return { answered, ...suggestCompanies(profile, open, questionnaire) };
}

export type DelegateSuggestion = {
  ref: string;
  name: string;
  title: string;
  organisation: string;
  because: string;
};

/** So many of the best, beyond those already asked, are looked at: some gates are closed. */
const LOOKED_AT = 60;

/** @param wishes the client's own list: whoever is on it is not suggested */
export async function suggestToClient(
  db: Db,
  client: Client,
  wishes: readonly GuestWish[],
  now: Date,
): Promise<Suggestions<DelegateSuggestion>> {
  const settled = new Set(wishes.map(({ ref }) => ref));
  const page = { limit: LOOKED_AT + settled.size, cursor: null };
  const asked = { params: new URLSearchParams({ facets: '0' }), wishes: new Map(), page };
  const { answer, index, asker } = await findDelegates(db, client, asked);
  const fitting = suggestDelegates(answer.matches, settled);
  const people = fitting.map((match) => ({ id: match.profile.id, ...match }));
  const open = await openAmong(db, client, people, SUGGESTED, now);
  const sells = asker?.sells ?? (() => false);
  const shared = index.profiles.filter(({ ref }) => !settled.has(ref)).length;
  return {
    base: shared,
    best: open.map(({ profile, fit }) => {
      const { ref, name, title, organisation } = profile;
      const { because } = portraitOf(profile, fit, sells, index.questionnaire);
      return { ref, name, title, organisation, because: because ?? '' };
    }),
  };
}
