/**
 * Answers questions that are asked at about the same time together: the first goes out at once,
 * those that come while it is under way go out in one when it is back. Nothing is remembered.
 *
 * @param askAll answers each key, in order
 */
export function gathered<K, V>(
  askAll: (keys: readonly K[]) => Promise<readonly V[]>,
): (key: K) => Promise<V> {
  type Question = { key: K; answer(value: V): void; fail(thrown: unknown): void };
  let waiting: Question[] = [];
  let isAsking = false;
  const ask = async () => {
    isAsking = true;
    while (waiting.length > 0) {
      const asked = waiting;
      waiting = [];
      try {
        const values = await askAll(asked.map(({ key }) => key));
        for (const [i, { answer }] of asked.entries()) answer(values[i] as V);
      } catch (thrown) {
        for (const { fail } of asked) fail(thrown);
      }
    }
    isAsking = false;
  };
  return (key) =>
    new Promise((answer, fail) => {
      waiting.push({ key, answer, fail });
      if (!isAsking) void ask();
    });
}
