/** Files of conversations. */
import { z } from 'zod';
import type { Operation } from '#api/operation.ts';
import { bodySchema, schema } from '#api/schema.ts';

const file = {
  id: z.uuid(),
  name: z.string(),
  type: z.string().describe('Media type'),
  size: z.int().describe('Bytes'),
  width: z.int().nullable().describe('Pixels; null: no picture'),
  height: z.int().nullable(),
};
const uploaded = schema('UploadedFile', z.object(file));
const content = z.string().describe('Base64');
const whole = schema(
  'FileContent',
  z.object({ id: file.id, name: file.name, type: file.type, content }),
);
/** What `POST …/files` takes. */
export const uploading = bodySchema(
  'Uploading',
  z.object({ name: z.string().min(1).max(300), content: z.string().describe('Base64') }),
);
const tag = 'Conversations';
const may = ['delegate', 'client'] as const;

export const operations: Operation[] = [
  {
    id: 'uploadFile',
    method: 'post',
    path: '/forums/{forum}/rooms/{room}/files',
    tag,
    summary: 'Upload a file for a message that you then write',
    description:
      'Pictures (PNG, JPEG, WebP, GIF) are drawn anew, at most 1,600 pixels a side; PDF, Office and text are taken as they are. The message names it in `files`; unsent files are gone after a day.',
    may,
    place: { room: 'Id of the room' },
    body: uploading,
    status: 201,
    answer: uploaded,
    refusals: {
      409: 'Nothing can be written in this room now.',
      413: 'The file is larger than 5 MB.',
      422: 'The file is of no kind that is taken, or no picture that can be read.',
      429: 'More than 50 MB within a day.',
    },
    examples: { body: { text: { name: 'notes.txt', content: 'SGVsbG8=' } } },
  },
  {
    id: 'readFile',
    method: 'get',
    path: '/forums/{forum}/rooms/{room}/files/{file}',
    tag,
    summary: 'A file of a room that you are in',
    may,
    place: { room: 'Id of the room', file: 'Id of the file' },
    status: 200,
    answer: whole,
  },
];
