/**
 * A pool whose connections keep the plans of queries that come again, and wait for no answer that
 * says nothing: of a transaction's first two statements the second is sent with the first.
 */
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';
import { KeptPlans } from '#db/kept-plans.ts';

/** A pool opened with `pipeline`, as kysely asks for it. */
export function keepingPool(pool: pg.Pool): PostgresPool {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      const keeping = known.get(client) ?? keepingClient(client);
      known.set(client, keeping);
      return keeping;
    },
  };
}

function keepingClient(client: pg.PoolClient): PostgresPoolClient {
  const plans = new KeptPlans();
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query(text: unknown, values: readonly unknown[] = []): unknown {
    if (typeof text !== 'string') throw new Error('Results are read whole here, without cursors');
    if (text === 'begin') {
      // it fails with its connection alone, and then so does what follows
      client.query(text).catch(() => {});
      return Promise.resolve({ command: 'BEGIN', rowCount: 0, rows: [] });
    }
    // without values it is `commit` and its kind: nothing to plan
    const name = values.length > 0 ? plans.nameOf(text) : null;
    return client.query({ text, values: [...values], ...(name && { name }) });
  }
  return {
    query,
    release: (destroy?: boolean) => client.release(destroy),
  };
}
