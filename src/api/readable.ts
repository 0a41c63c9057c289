/** The description of the API, ready to be read on one page. */
import { type Json, mayIn, parametersOf } from '#api/described.ts';
import type { Operation } from '#api/operation.ts';
import { operations } from '#api/operations.ts';

export type ReadableOperation = {
  id: string;
  /** "GET" */
  method: string;
  path: string;
  summary: string;
  paragraphs: string[];
  /** filters and what they find; empty where there are none */
  table: { asked: string; finds: string }[];
  may: string;
  parameters: { name: string; where: string; says: string }[];
  /** JSON, ready to print */
  bodies: string[];
  answer: string | null;
};
export type Chapter = { tag: string; operations: ReadableOperation[] };

export function readableApi(): Chapter[] {
  const chapters = Map.groupBy(operations, ({ tag }) => tag);
  return [...chapters].map(([tag, list]) => ({ tag, operations: list.map(readable) }));
}

const printed = (value: unknown) => JSON.stringify(value, null, 2);

function readable(operation: Operation): ReadableOperation {
  const { id, method, path, summary, description = '', may, examples = {} } = operation;
  const paragraphs = description.split('\n\n').filter((text) => text !== '');
  return {
    ...{ id, method: method.toUpperCase(), path: `/api/v1${path}`, summary },
    paragraphs: paragraphs.filter((text) => !text.startsWith('|')),
    table: paragraphs.filter((text) => text.startsWith('|')).flatMap(rowsOf),
    may: mayIn(may),
    parameters: parametersOf(operation).map(parameter),
    bodies: Object.values(examples.body ?? {}).map(printed),
    answer: examples.answer === undefined ? null : printed(examples.answer),
  };
}

const parameter = ({ name, in: where, description }: Json) => ({
  name: String(name),
  where: String(where),
  says: String(description ?? ''),
});

/** Rows of a table in Markdown, without its head. */
const rowsOf = (table: string) =>
  table
    .split('\n')
    .slice(2)
    .map((line) => {
      const [asked = '', finds = ''] = line.slice(1, -1).split(' | ');
      return { asked: asked.trim(), finds: finds.trim() };
    });
