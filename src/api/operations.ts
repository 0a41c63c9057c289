/** Every method of the API. A test sees to it that each is one of the served routes, and none is missing. */
import type { Operation } from '#api/operation.ts';
import { operations as announcements } from '#api/topics/announcements.ts';
import { operations as byHand } from '#api/topics/by-hand.ts';
import { operations as chatFiles } from '#api/topics/chat-files.ts';
import { operations as checkIns } from '#api/topics/check-ins.ts';
import { operations as contacts } from '#api/topics/contacts.ts';
import { operations as editions } from '#api/topics/editions.ts';
import { operations as figures } from '#api/topics/figures.ts';
import { operations as forums } from '#api/topics/forums.ts';
import { operations as iq } from '#api/topics/iq.ts';
import { operations as itself } from '#api/topics/itself.ts';
import { operations as meetings } from '#api/topics/meetings.ts';
import { operations as notes } from '#api/topics/notes.ts';
import { operations as rooms } from '#api/topics/rooms.ts';
import { operations as segments } from '#api/topics/segments.ts';
import { operations as sessions } from '#api/topics/sessions.ts';
import { operations as wishes } from '#api/topics/wishes.ts';
import { operations as writingRequests } from '#api/topics/writing-requests.ts';

export const operations: readonly Operation[] = [
  ...forums,
  ...iq,
  ...segments,
  ...figures,
  ...editions,
  ...meetings,
  ...checkIns,
  ...wishes,
  ...byHand,
  ...rooms,
  ...sessions,
  ...announcements,
  ...chatFiles,
  ...writingRequests,
  ...contacts,
  ...notes,
  ...itself,
];
