/**
 * Who is asking, as a type: only `forum/session.server.ts` makes these, so an act that takes an
 * `Organiser` can't be called by anyone whose seat was not checked.
 */
declare const checked: unique symbol;
type Checked<Role extends string> = { readonly [checked]: Role; readonly role: Role };
type InForum = { readonly forumId: string; readonly forumKey: string };

/** Whoever runs the machine: the command line and the first start. Not bound to a forum. */
export type Operator = Checked<'operator'>;
/** The organiser firm's staff: sees all of its forum. `personId` null: the operator on its behalf. */
export type Organiser = InForum & Checked<'organiser'> & { readonly personId: string | null };
/** Staff of research: answers, interviews and the report; not the outbox, not people's rights. */
export type Researcher = InForum & Checked<'researcher'> & { readonly personId: string | null };
/** A delegate, for himself or herself; `personId` is the delegate's id. */
export type Delegate = InForum & Checked<'delegate'> & { readonly personId: string };
/** A representative of a solution provider. */
export type Client = InForum &
  Checked<'client'> & { readonly personId: string; readonly clientId: string };
/** Whoever holds a report link: no person, one forum, editions only. */
export type Reader = InForum & Checked<'reader'> & { readonly linkId: string };
/** Whoever holds the link that asks for approval: the person of one interview, for the own quotes. */
export type Interviewee = InForum &
  Checked<'interviewee'> & { readonly interviewId: string; readonly linkId: string };
/** Whoever holds the link to the calls of one interview: nobody until a researcher lets them in. */
export type CallGuest = InForum &
  Checked<'call guest'> & { readonly interviewId: string; readonly linkId: string };
/** Holds a report link and has not given its passcode yet: may know the name of the forum, no more. */
export type AtDoor = InForum & Checked<'at the door'>;

export type Staff = Organiser | Researcher;
/** Anyone with a seat in the forum. */
export type Member = Staff | Delegate | Client;
