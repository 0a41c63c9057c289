type Failure = Error & { code?: string };

/** Writes down what failed, and where, without a word about whom: no address, no query, no value. */
export function logFailure(thrown: unknown, method: string, route: string | null): void {
  const failure = thrown instanceof Error ? (thrown as Failure) : { name: 'throw' };
  const { name, stack = '', code } = failure as Partial<Failure>;
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  const what = [method, route, name, code].filter(Boolean).join(' ');
  console.error([what, ...frames].join('\n'));
}
