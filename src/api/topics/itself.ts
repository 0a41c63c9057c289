/** What the API says of itself, and the door for assistants. */
import { z } from 'zod';
import type { Operation } from '#api/operation.ts';
import { bodySchema, schema } from '#api/schema.ts';

const description = schema(
  'Description',
  z.looseObject({ openapi: z.string(), paths: z.looseObject({}) }),
);
const id = z.union([z.string(), z.number()]);
const call = bodySchema(
  'Call',
  z
    .looseObject({
      jsonrpc: z.literal('2.0'),
      id: id.optional().describe('Absent: a notification, answered by 202'),
      method: z.string(),
      params: z.looseObject({}).optional(),
    })
    .describe('A message of the Model Context Protocol (JSON-RPC 2.0)'),
);
const answered = schema(
  'CallAnswer',
  z.looseObject({
    jsonrpc: z.literal('2.0'),
    id: id.nullable().optional(),
    result: z.looseObject({}).optional(),
    error: z.looseObject({ code: z.int(), message: z.string() }).optional(),
  }),
);

export const operations: Operation[] = [
  {
    id: 'readDescription',
    method: 'get',
    path: '/openapi.json',
    tag: 'The API itself',
    summary: 'This description, OpenAPI 3.1',
    description: 'Public: it tells what the program can do, nothing of any forum.',
    may: 'anyone',
    status: 200,
    answer: description,
  },
  {
    id: 'callTool',
    method: 'post',
    path: '/mcp',
    tag: 'The API itself',
    summary: 'Ask as an assistant does: Model Context Protocol, Streamable HTTP',
    description:
      'By token alone, for the forum that the token is for. Send `Accept: application/json, text/event-stream`. Without sessions: each call stands by itself.',
    may: ['organiser', 'researcher', 'client'],
    body: call,
    status: 200,
    answer: answered,
    stream: true,
    refusals: {
      403: 'The call comes from a page of another site.',
      404: 'The token’s seat is a delegate’s.',
      413: 'The call is longer than 256 kB.',
    },
    examples: {
      body: {
        ask: {
          jsonrpc: '2.0',
          id: 1,
          method: 'tools/call',
          params: { name: 'find_delegates', arguments: { q: 'increasing AI, over £5m' } },
        },
      },
    },
  },
];
