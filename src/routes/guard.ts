/**
 * The doors of every page. No seat answers like no such forum (404), a seat with another role too;
 * whoever is not signed in is sent to sign in first.
 */
import { error, redirect } from '@sveltejs/kit';
import type { Client, Delegate, Member, Organiser, Researcher, Staff } from '#forum/people.ts';

type Asking = { locals: App.Locals; params: { forum?: string }; url: URL };

async function memberHere<M extends Member>(
  event: Asking,
  roles: readonly Member['role'][],
): Promise<M> {
  const { locals, params, url } = event;
  const member = await locals.member(params.forum ?? '');
  if (member && roles.includes(member.role)) return member as M;
  if (!locals.account) redirect(303, `/?next=${encodeURIComponent(url.pathname)}`);
  error(404);
}

export const anyMember = (event: Asking) =>
  memberHere<Member>(event, ['organiser', 'researcher', 'delegate', 'client']);
export const organiser = (event: Asking) => memberHere<Organiser>(event, ['organiser']);
export const staff = (event: Asking) => memberHere<Staff>(event, ['organiser', 'researcher']);
export const researcher = (event: Asking) => memberHere<Researcher>(event, ['researcher']);
export const delegate = (event: Asking) => memberHere<Delegate>(event, ['delegate']);
export const client = (event: Asking) => memberHere<Client>(event, ['client']);
/** Forum Link is for everyone who walks the forum: delegates and representatives. */
export const visitor = (event: Asking) =>
  memberHere<Delegate | Client>(event, ['delegate', 'client']);
