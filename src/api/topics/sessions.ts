/** Sessions: what people ask in them, and polls. */
import { z } from 'zod';
import type { Operation } from '#api/operation.ts';
import { bodySchema, instant, nextCursor, page, schema } from '#api/schema.ts';

const session = z.object({
  ref: z.string(),
  title: z.string(),
  room: z.string(),
  startsAt: instant,
  endsAt: instant,
});
const sessionList = schema('SessionList', z.object({ sessions: z.array(session), nextCursor }));

const askedBy = z.object({ name: z.string(), title: z.string(), organisation: z.string() });
const question = schema(
  'SessionQuestion',
  z.object({
    id: z.uuid(),
    words: z.string(),
    state: z.enum(['waiting', 'shown', 'hidden']),
    answered: z.boolean(),
    votes: z.int(),
    askedAt: instant,
    by: askedBy.nullable().describe('Who asks; null: without a name. Organisers always see who'),
    mine: z.boolean(),
    voted: z.boolean().describe('Whether the caller voted for it'),
    named: z.boolean().describe('Whether others than the moderator see who asks'),
  }),
);
const questionList = schema(
  'SessionQuestionList',
  z.object({ questions: z.array(question), nextCursor }),
);
export const asking = bodySchema(
  'Asking',
  z.strictObject({
    id: z.uuid().optional().describe('Made by the caller: sent twice, the question stands once'),
    words: z.string().max(2_000).describe('300 characters at most'),
    named: z
      .boolean()
      .describe(
        'true: everyone in the forum, clients too, sees name, title and organisation; false: the moderator alone',
      ),
  }),
);
const askedAnswer = schema(
  'Asked',
  z.object({
    question: z.uuid(),
    state: z.enum(['waiting', 'shown', 'hidden', 'withdrawn', 'merged']),
  }),
);
export const questionChange = bodySchema(
  'QuestionChange',
  z
    .union([
      z.strictObject({ vote: z.boolean() }),
      z.strictObject({ withdraw: z.literal(true) }),
      z.strictObject({ act: z.enum(['show', 'hide', 'answered', 'not answered']) }),
      z.strictObject({ mergeInto: z.uuid() }),
    ])
    .describe('People in the session `vote` and `withdraw` their own; organisers `act` and merge'),
);
const changed = schema('SessionChanged', z.object({ changed: z.uuid() }));

const tally = schema(
  'PollTally',
  z.object({
    answered: z.int(),
    rows: z.array(z.object({ option: z.string(), count: z.int(), percent: z.number().nullable() })),
  }),
);
const poll = schema(
  'Poll',
  z.object({
    id: z.uuid(),
    state: z.enum(['draft', 'open', 'closed']),
    results: z.enum(['hidden', 'shown']),
    kind: z.enum(['single', 'multiple', 'scale', 'words']),
    words: z.string(),
    options: z.array(z.string()),
    most: z.int().describe('Options or words at most'),
    isSurvey: z.boolean().describe('Its votes are answers to the survey'),
    voted: z.int().nullable().describe('In steps of five; null below'),
    tally: tally
      .nullable()
      .describe('For organisers exact; else null until it is shown and may be, never below five'),
    mine: z.array(z.string()).describe('One’s own vote'),
  }),
);
const pollList = schema('PollList', z.object({ polls: z.array(poll), nextCursor }));

export const newPoll = bodySchema(
  'NewPoll',
  z.strictObject({
    id: z.uuid().optional(),
    kind: z.enum(['single', 'multiple', 'scale', 'words', 'survey']),
    words: z.string().max(2_000).default(''),
    options: z.array(z.string().max(500)).max(60).default([]),
    most: z.int().min(1).max(60).nullable().default(null),
    scale: z.int().nullable().default(null).describe('How far a scale goes, from 1'),
    survey: z.string().nullable().default(null).describe('Id of a single or multiple question'),
    voters: z.enum(['delegates', 'everyone']).default('delegates'),
  }),
);
const pollMade = schema('PollMade', z.object({ poll: z.uuid() }));
export const pollChange = bodySchema(
  'PollChange',
  z.strictObject({ act: z.enum(['open', 'close', 'show', 'hide', 'remove']) }),
);
export const voting = bodySchema(
  'Voting',
  z.strictObject({ choice: z.array(z.string().max(500)).max(60) }),
);
const voted = schema('Voted', z.object({ voted: z.array(z.string()) }));

const place = { session: 'A session’s ref' };
const at = '/forums/{forum}/sessions';

export const operations: Operation[] = [
  {
    id: 'listSessions',
    method: 'get',
    path: at,
    tag: 'Sessions',
    summary: 'The sessions of the agenda',
    may: ['organiser', 'researcher', 'delegate', 'client'],
    query: z.object(page),
    status: 200,
    answer: sessionList,
  },
  {
    id: 'listQuestions',
    method: 'get',
    path: `${at}/{session}/questions`,
    tag: 'Sessions',
    summary: 'Questions asked in a session: shown ones and one’s own; all for the organiser',
    may: ['organiser', 'delegate', 'client'],
    place,
    query: z.object(page),
    status: 200,
    answer: questionList,
  },
  {
    id: 'askQuestion',
    method: 'post',
    path: `${at}/{session}/questions`,
    tag: 'Sessions',
    summary: 'Ask a question in a session',
    may: ['delegate', 'client'],
    place,
    body: asking,
    once: true,
    status: 200,
    answer: askedAnswer,
    refusals: { 409: 'Too long, too many, or questions are not taken from the caller' },
    examples: { body: { ask: { words: 'Who pays for it?', named: true } } },
  },
  {
    id: 'changeQuestion',
    method: 'post',
    path: `${at}/{session}/questions/{question}`,
    tag: 'Sessions',
    summary: 'Vote for a question, take one’s own back; or moderate it',
    may: ['organiser', 'delegate', 'client'],
    place: { ...place, question: 'A question’s id' },
    body: questionChange,
    once: true,
    status: 200,
    answer: changed,
    refusals: { 409: 'One’s own question' },
    examples: { body: { vote: { vote: true }, merge: { act: 'answered' } } },
  },
  {
    id: 'listPolls',
    method: 'get',
    path: `${at}/{session}/polls`,
    tag: 'Sessions',
    summary: 'Polls of a session, with what may be seen of them',
    description:
      'A result is seen once it is shown, and never below five votes; that of a survey question under the report’s disclosure rule. Organisers see exact tallies, drafts too.',
    may: ['organiser', 'delegate', 'client'],
    place,
    query: z.object(page),
    status: 200,
    answer: pollList,
  },
  {
    id: 'makePoll',
    method: 'post',
    path: `${at}/{session}/polls`,
    tag: 'Sessions',
    summary: 'Make a poll, which nobody sees before it is opened',
    may: ['organiser'],
    place,
    body: newPoll,
    once: true,
    status: 200,
    answer: pollMade,
    refusals: { 409: 'What is asked can’t be a poll' },
    examples: {
      body: {
        own: { kind: 'single', words: 'What first?', options: ['Data', 'People'] },
        survey: { kind: 'survey', survey: 'top_priority' },
      },
    },
  },
  {
    id: 'changePoll',
    method: 'post',
    path: `${at}/{session}/polls/{poll}`,
    tag: 'Sessions',
    summary: 'Open or close a poll, show or hide its result, throw a draft away',
    may: ['organiser'],
    place: { ...place, poll: 'A poll’s id' },
    body: pollChange,
    once: true,
    status: 200,
    answer: changed,
    refusals: { 409: 'It was open: its votes stay' },
    examples: { body: { open: { act: 'open' } } },
  },
  {
    id: 'vote',
    method: 'post',
    path: `${at}/{session}/polls/{poll}/votes`,
    tag: 'Sessions',
    summary: 'Vote; a later vote takes the place of an earlier one',
    description: 'A vote on a question of the survey is saved as the answer to it.',
    may: ['delegate', 'client'],
    place: { ...place, poll: 'A poll’s id' },
    body: voting,
    once: true,
    status: 200,
    answer: voted,
    refusals: { 409: 'Closed, or not a choice of this poll' },
    examples: { body: { one: { choice: ['Data'] } } },
  },
];
