/** What the screens of a company's team share: how a form is read, and how an act is answered. */
import { type ActionFailure, fail, type RequestEvent } from '@sveltejs/kit';
import type { Client } from '#forum/people.ts';
import type { TeamRefusal } from '#ui/texts/iq-team.ts';
import { client } from '../../../guard.ts';

type Event = RequestEvent<{ forum: string }>;
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NOBODY = '00000000-0000-7000-8000-000000000000';

export const textIn = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};
/** An id; what is none names nothing. */
export const idOf = (text: string | null): string =>
  text !== null && ID.test(text) ? text : NOBODY;
export const idIn = (form: FormData, name: string): string => idOf(textIn(form, name));
export const versionIn = (form: FormData): number => {
  const text = textIn(form, 'version');
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
};
export const refsIn = (form: FormData): string[] =>
  [...new Set(form.getAll('ref').filter((each) => typeof each === 'string'))].slice(0, 2000);

/** `did`: what happened, in words; `undo`: the fields of the form that takes it back */
export type Did = { did: string; undo?: Record<string, string>; refused?: never };
/** `about`: the thing whose form is shown again, with what was typed */
export type Refused = { refused: TeamRefusal; about?: string; typed?: string; did?: never };
type Go = (member: Client, form: FormData, event: Event) => Promise<Did | Refused>;

/** An act of a representative: done, with its way back, or refused with what was typed. */
export const act =
  (go: Go) =>
  async (event: Event): Promise<Did | ActionFailure<Refused>> => {
    const member = await client(event);
    const outcome = await go(member, await event.request.formData(), event);
    if (outcome.refused === undefined) return outcome;
    return fail(outcome.refused === 'changed-meanwhile' ? 409 : 400, outcome);
  };
