/** One operation as OpenAPI describes it. */
import { z } from 'zod';
import type { May, Operation } from '#api/operation.ts';
import { nameOf, problem } from '#api/schema.ts';

export type Json = Record<string, unknown>;
export const REFS = '#/components/schemas/';

const referred = (schema: z.ZodType): Json => {
  const id = nameOf(schema);
  if (!id) throw new Error('A body or an answer has no name: give it one with schema()');
  return { $ref: REFS + id };
};
const json = (schema: z.ZodType, examples?: Json): Json => ({
  'application/json': { schema: referred(schema), ...(examples && { examples }) },
});
/** @param spoken what refusals of a protocol of its own look like */
const problemIn = (description: string, spoken?: z.ZodType): Json => ({
  description,
  content: {
    'application/problem+json': { schema: referred(problem) },
    ...(spoken && json(spoken)),
  },
});

/** For whom an operation is, in a sentence. */
export function mayIn(may: May): string {
  if (may === 'anyone') return 'For everybody, without a token.';
  return may === 'signed in' ? 'For everybody with a seat.' : `For ${may.join(', ')}.`;
}

export function described(operation: Operation): Json {
  const { id, tag, summary, description, may, body, examples } = operation;
  const bodies = Object.entries(examples?.body ?? {}).map(([name, value]) => [name, { value }]);
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: [description, mayIn(may)].filter(Boolean).join('\n\n'),
    ...(may === 'anyone' && { security: [] }),
    parameters: parametersOf(operation),
    ...(body && {
      requestBody: {
        required: !operation.bodyOptional,
        content: json(body, bodies.length > 0 ? Object.fromEntries(bodies) : undefined),
      },
    }),
    responses: responsesOf(operation),
  };
}

const usual = {
  400: 'A parameter or the body can’t be read; the detail names it.',
  401: 'No credentials, or a token that is unknown, over or revoked.',
  404: 'No such thing for you: what is hidden and what is missing look alike.',
  409: 'The first request with this Idempotency-Key has not ended.',
  413: 'The body is larger than 5 MB.',
  415: 'The body is not sent as JSON.',
  422: 'This Idempotency-Key was used for another request.',
};
type Usual = keyof typeof usual;

function refusalsOf(operation: Operation): Json {
  const { may, query, body, once, path, refusals = {}, stream, answer } = operation;
  const own = Object.entries(refusals).map(([code, when]): [number, string] => [+code, when]);
  const codes: Usual[] = [
    ...(query || body ? [400 as const] : []),
    ...(may === 'anyone' ? [] : [401 as const]),
    ...(path.includes('{forum}') ? [404 as const] : []),
    ...(body ? [413 as const, 415 as const] : []),
    ...(once ? [409 as const, 422 as const] : []),
  ];
  const all = Map.groupBy(
    [...own, ...codes.map((code): [number, string] => [code, usual[code]])],
    ([code]) => code,
  );
  return Object.fromEntries(
    [...all].map(([code, whens]) => [
      code,
      problemIn(whens.map(([, when]) => when).join(' Or: '), stream && answer),
    ]),
  );
}

function responsesOf(operation: Operation): Json {
  const { status, answer, examples, stream } = operation;
  const example =
    examples?.answer === undefined ? undefined : { answer: { value: examples.answer } };
  const events = stream && { 'text/event-stream': { schema: { type: 'string' } } };
  const found = { description: 'The answer', content: { ...json(answer, example), ...events } };
  return { [status]: found, ...refusalsOf(operation) };
}

export function parametersOf({ path, place = {}, query, free, once, examples }: Operation): Json[] {
  const places = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    description: name === 'forum' ? 'The forum’s key' : place[name],
    schema: { type: 'string' },
  }));
  return [
    ...places,
    ...queryOf(query, examples?.query),
    ...(free ? [freeOf(free)] : []),
    ...onceOf(once),
  ];
}

function queryOf(query?: z.ZodObject, examples: Record<string, string> = {}): Json[] {
  if (!query) return [];
  const { properties = {} } = z.toJSONSchema(query, { io: 'output' });
  return Object.entries(properties).map(([name, said]) => {
    const { description, ...schema } = said as Json;
    const example = examples[name];
    return { name, in: 'query', description, schema, ...(example !== undefined && { example }) };
  });
}

const freeOf = (description: string): Json => ({
  name: 'filters',
  in: 'query',
  description,
  style: 'form',
  explode: true,
  schema: { type: 'object', additionalProperties: { type: 'string' } },
  example: { country: 'Ireland', budget: '5000000..' },
});

const onceOf = (once?: true): Json[] =>
  once
    ? [
        {
          name: 'Idempotency-Key',
          in: 'header',
          description:
            'Chosen by you: a retry with the same key gets the answer of the first time.',
          schema: { type: 'string', minLength: 1, maxLength: 200 },
        },
      ]
    : [];
