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

/** @param version of the message whose words are changed, where the server asks for it */
export const edit = (made: Made, forum: string, room: string, of: string, json: { body: string }) =>
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

/** A contact exchanged, which may have been agreed without a line on either side. */
export const contact = (made: Made, lane: string, path: string, json: Record<string, unknown>) =>
  act(made, 'contact', `contact:${lane}`, { method: 'POST', path, json, keyed: true });
