/** How each kind of act is asked for. */
import type { Act } from '#exchange/device/act.ts';

type Made = { id: string; madeAt: string };
/** What a message may carry besides its words: see `Writing` of chat/message.ts. */
export type Carried = { replyTo?: string | null; mentions?: string[]; files?: string[] };

const rooms = (forum: string, room: string) => `/api/v1/forums/${forum}/rooms/${room}`;
const laneOf = (room: string) => `room:${room}`;
const act = (
  { id, madeAt }: Made,
  kind: Act['kind'],
  lane: string,
  asking: Act['asking'],
): Act => ({ id, kind, lane, asking, madeAt, refused: null });

export const message = (
  made: Made,
  forum: string,
  room: string,
  body: string,
  carried: Carried = {},
) =>
  act(made, 'message', laneOf(room), {
    method: 'POST',
    path: `${rooms(forum, room)}/messages`,
    json: { id: made.id, body, ...carried },
  });

/** New words of a message, whom they name, and the version of the message that they change. */
export type Words = { body: string; version: number; mentions: string[] };
export const edit = (made: Made, forum: string, room: string, of: string, json: Words) =>
  act(made, 'edit', laneOf(room), {
    method: 'PATCH',
    path: `${rooms(forum, room)}/messages/${of}`,
    json,
  });

export const remove = (made: Made, forum: string, room: string, of: string) =>
  act(made, 'remove', laneOf(room), {
    method: 'DELETE',
    path: `${rooms(forum, room)}/messages/${of}`,
  });

export const react = (
  made: Made,
  forum: string,
  room: string,
  { message: of, sign, on }: { message: string; sign: string; on: boolean },
) =>
  act(made, 'react', laneOf(room), {
    method: on ? 'PUT' : 'DELETE',
    path: `${rooms(forum, room)}/messages/${of}/reactions/${encodeURIComponent(sign)}`,
  });

export const read = (made: Made, forum: string, room: string, number: number) =>
  act(made, 'read', laneOf(room), {
    method: 'POST',
    path: `/app/${forum}/chat/${room}?/read`,
    form: { number: String(number) },
  });

export type NoteChange = { about: string; text: string; version: number };
export const note = (made: Made, forum: string, change: NoteChange) =>
  act(made, 'note', `note:${change.about}`, {
    method: 'PUT',
    path: `/api/v1/forums/${forum}/notes`,
    json: { ...change, change: made.id },
  });

/** What is said after a meeting, as the form of `meetings?/outcome` says it. */
export const outcome = (
  made: Made,
  forum: string,
  form: Record<string, string> & { meeting: string },
) =>
  act(made, 'outcome', `meeting:${form.meeting}`, {
    method: 'POST',
    path: `/app/${forum}/meetings?/outcome`,
    form,
  });

/** “Got it”, of the version that was on the screen. */
export const gotIt = (made: Made, forum: string, form: Record<string, string>) =>
  act(made, 'got it', `announcement:${form.announcement}`, {
    method: 'POST',
    path: `/app/${forum}/announcements?/gotIt`,
    form,
  });

/** An answer to a wish or an offer; `saw` in the form says to what, so that it is never one to another. */
export const answer = (
  made: Made,
  forum: string,
  how: 'reply' | 'take',
  form: Record<string, string>,
) =>
  act(made, 'answer', `wish:${form.with}`, {
    method: 'POST',
    path: `/app/${forum}/meetings?/${how}`,
    form,
  });

/** A contact exchanged, which may have been agreed without a line on either side. */
export const contact = (made: Made, lane: string, path: string, json: Record<string, unknown>) =>
  act(made, 'contact', `contact:${lane}`, { method: 'POST', path, json, keyed: true });

const sessions = (forum: string, session: string) =>
  `/api/v1/forums/${forum}/sessions/${encodeURIComponent(session)}`;

/** The last vote in a poll is the person's vote. */
export const vote = (made: Made, forum: string, session: string, poll: string, choice: string[]) =>
  act(made, 'vote', `poll:${poll}`, {
    method: 'POST',
    path: `${sessions(forum, session)}/polls/${poll}/votes`,
    json: { choice },
  });

/** `id`: as the form made it, so that a try whose answer was lost is the same question */
export type Question = { id: string; words: string; named: boolean };
export const question = (made: Made, forum: string, session: string, asked: Question) =>
  act({ ...made, id: asked.id }, 'question', `session:${session}`, {
    method: 'POST',
    path: `${sessions(forum, session)}/questions`,
    json: asked,
  });
