/** Queries that need not wait for each other's answers: a lone query's time is mostly its way there and back. */
import type { CompiledQuery } from 'kysely';
import type { Db } from '#db/database.server.ts';

/** A query that is not sent yet, as it is built. */
type Query<R> = { compile(db: Db): CompiledQuery<R> };

/**
 * Sends two queries at once on one connection. The database answers them one after the other, each
 * seeing what was committed by its own beginning, as if the second had waited for the first.
 *
 * Both are on their way when this returns its promise, so a commit asked for after that comes after
 * them, and fails if one of them does.
 *
 * @param db in a transaction: its connection
 * @returns the rows of both
 * @throws what the first that failed threw, when neither is under way any more
 */
export function together<A, B>(
  db: Db,
  first: Query<A>,
  second: Query<B>,
): Promise<[first: A[], second: B[]]> {
  return db.getExecutor().provideConnection(async (connection) => {
    const [a, b] = await Promise.allSettled([
      connection.executeQuery<A>(first.compile(db)),
      connection.executeQuery<B>(second.compile(db)),
    ]);
    if (a.status === 'rejected') throw a.reason;
    if (b.status === 'rejected') throw b.reason;
    return [a.value.rows, b.value.rows];
  });
}
