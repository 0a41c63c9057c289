import type { RequestHandler } from './$types';

/** For Prometheus: the process and the house, in numbers that tell nothing about anyone. */
export const GET: RequestHandler = async ({ locals }) => {
  const forums = await countForums(locals.db);
  const { rss, heapUsed } = process.memoryUsage();
  const lines = [
    ...gauge('plenary_up_seconds', 'Time since the process began', process.uptime()),
    ...gauge('plenary_memory_bytes', 'Memory of the process', rss),
    ...gauge('plenary_heap_bytes', 'Memory its objects use', heapUsed),
    ...gauge('plenary_database_up', 'Whether the database answers', forums === null ? 0 : 1),
    ...(forums === null ? [] : gauge('plenary_forums', 'Forums in the house', forums)),
  ];
  return new Response(`${lines.join('\n')}\n`, {
    headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
  });
};

const gauge = (name: string, help: string, value: number) => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} gauge`,
  `${name} ${value}`,
];

/** @returns null when the database does not answer */
async function countForums(db: App.Locals['db']): Promise<number | null> {
  try {
    const { count } = await db
      .selectFrom('forum')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return Number(count);
  } catch {
    return null;
  }
}
