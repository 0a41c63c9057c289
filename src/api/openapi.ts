/** The OpenAPI 3.1 description, made of the very schemas that requests are read by. */
import { z } from 'zod';
import { described, type Json, REFS } from '#api/described.ts';
import { operations } from '#api/operations.ts';
import { answers, bodies } from '#api/schema.ts';

export type DescribeOptions = {
  /** no field but those described: for tests, which must notice one that is missing here */
  closed?: boolean;
};

/** @returns a JSON document; the same for everybody, since it says nothing of any forum */
export function describeApi({ closed = false }: DescribeOptions = {}): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations)
    paths[operation.path] = { ...paths[operation.path], [operation.method]: described(operation) };
  return {
    openapi: '3.1.1',
    info: {
      title: 'Plenary',
      version: '1',
      description:
        'One API for the forum: what each seat may see and do in the app, it may by token. Numbers are JSON numbers; errors are problem documents (RFC 9457); lists come in pages.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }, { session: [] }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'A token of one seat: `npm run -s plenary -- token --forum F --role ROLE`',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-plenary',
          description: 'A browser that is signed in; writes come from a page of this house',
        },
      },
      schemas: componentsOf(closed),
    },
  };
}

type Overridden = Parameters<NonNullable<z.core.ToJSONSchemaParams['override']>>[0];

function componentsOf(closed: boolean): Json {
  const how = {
    uri: (id: string) => REFS + id,
    override: ({ jsonSchema, zodSchema: { _zod } }: Overridden) => {
      if (jsonSchema.format) delete jsonSchema.pattern; // the format says it
      const strict = _zod.def.type === 'object' && _zod.def.catchall?._zod.def.type === 'never';
      if (!closed && !strict && jsonSchema.additionalProperties === false)
        delete jsonSchema.additionalProperties;
    },
  };
  const sent = z.toJSONSchema(bodies, { ...how, io: 'input' }).schemas;
  const answered = z.toJSONSchema(answers, { ...how, io: 'output' }).schemas;
  return Object.fromEntries(
    Object.entries({ ...answered, ...sent }).map(([id, { $id: _, $schema: __, ...schema }]) => [
      id,
      schema,
    ]),
  );
}
