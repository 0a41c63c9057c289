/** Who may write to whom: a company asks a delegate, the delegate answers. */
import { z } from 'zod';
import type { Operation } from '#api/operation.ts';
import { bodySchema, instant, schema } from '#api/schema.ts';

const request = schema(
  'WritingRequest',
  z.object({
    delegate: z.string().nullable().describe('Ref; null to the delegate asked, who is oneself'),
    client: z.string().describe('Client ID'),
    note: z.string(),
    askedAt: instant,
    state: z
      .enum(['waiting', 'granted', 'declined'])
      .describe('To the company, declined looks like waiting'),
  }),
);
const list = schema('WritingRequestList', z.object({ requests: z.array(request) }));

/** What `POST …/writing-requests` takes. */
export const asking = bodySchema(
  'AskingToWrite',
  z.object({ delegate: z.string().trim().min(1).max(200), note: z.string() }),
);
const asked = schema('AskedToWrite', z.object({ delegate: z.string(), askedAt: instant }));
/** What `PUT …/writing-requests/{client}` takes. */
export const answering = bodySchema(
  'AnsweringToWrite',
  z.object({ answer: z.enum(['granted', 'declined']) }),
);
const answered = schema(
  'AnsweredToWrite',
  z.object({ answer: z.enum(['granted', 'declined']), room: z.uuid().nullable() }),
);
const tag = 'Conversations';

export const operations: Operation[] = [
  {
    id: 'listWritingRequests',
    method: 'get',
    path: '/forums/{forum}/writing-requests',
    tag,
    summary: 'Who asks to write to you, or whom your company asked',
    may: ['delegate', 'client'],
    status: 200,
    answer: list,
  },
  {
    id: 'askToWrite',
    method: 'post',
    path: '/forums/{forum}/writing-requests',
    tag,
    summary: 'Ask a delegate to let your company write',
    description: 'Once for each company and delegate; if there is no answer, it stays so.',
    may: ['client'],
    body: asking,
    once: true,
    status: 201,
    answer: asked,
    refusals: {
      409: 'Your company has asked already, or may write.',
      422: 'The note is missing or longer than 500 characters.',
    },
    examples: { body: { asking: { delegate: 'PSF-017', note: 'A word on your archive' } } },
  },
  {
    id: 'answerWritingRequest',
    method: 'put',
    path: '/forums/{forum}/writing-requests/{client}',
    tag,
    summary: 'Let a company write, or not now',
    description:
      'Granting shows the company your name, title and organisation, never your answers. It is not told of a no, which may become a yes later.',
    may: ['delegate'],
    place: { client: 'Client ID' },
    body: answering,
    status: 200,
    answer: answered,
    examples: { body: { yes: { answer: 'granted' } } },
  },
];
