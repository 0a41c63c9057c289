/** Private notes. */
import { z } from 'zod';
import type { Operation } from '#api/operation.ts';
import { bodySchema, instant, nextCursor, page, schema } from '#api/schema.ts';
import { LONGEST_NOTE, type Note } from '#exchange/notes/note.ts';

const about = z
  .string()
  .regex(/^(meeting|session|person):.{1,200}$/s)
  .describe('`meeting:ID`, `session:REF` or `person:ID`');
const note = schema(
  'Note',
  z.object({
    about,
    text: z.string().describe('Empty when it was taken away'),
    version: z.int(),
    changedAt: instant,
  }) satisfies z.ZodType<Note>,
);
const noteList = schema('NoteList', z.object({ notes: z.array(note), nextCursor }));

/** What `PUT …/notes` takes. */
export const noting = bodySchema(
  'Noting',
  z.object({
    about,
    text: z.string().describe(`At most ${LONGEST_NOTE} characters; empty takes the note away`),
    version: z
      .int()
      .min(0)
      .max(2 ** 31 - 2)
      .describe('The version that is changed; 0 when there is none yet'),
    change: z
      .uuid()
      .optional()
      .describe(
        'Made by the sender: the same change sent again is answered with the note as it is',
      ),
  }),
);

const may = ['delegate', 'client'] as const;

export const operations: Operation[] = [
  {
    id: 'listNotes',
    method: 'get',
    path: '/forums/{forum}/notes',
    tag: 'Notes',
    summary: 'Your own notes; nobody else reads them',
    may,
    query: z.object(page),
    status: 200,
    answer: noteList,
  },
  {
    id: 'changeNote',
    method: 'put',
    path: '/forums/{forum}/notes',
    tag: 'Notes',
    summary: 'Write a note, change it or take it away',
    may,
    body: noting,
    status: 200,
    answer: note,
    refusals: {
      409: 'It was changed meanwhile: `theirs` is the note as it is now.',
      422: 'The note is too long.',
    },
    examples: {
      body: {
        first: { about: 'session:S-1', text: 'Ask for the slides', version: 0 },
      },
    },
  },
];
