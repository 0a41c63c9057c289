/**
 * Objects whose keys stay as they were given. By itself JavaScript puts keys that look like whole
 * numbers first, so that the options "5", "4", "3" of a question would come out as 3, 4, 5.
 */
const orders = new WeakMap<object, string[]>();

/** `Object.fromEntries`, with the order of the entries kept for `entriesOf` and `jsonText`. */
export function ordered<Value>(entries: Iterable<readonly [string, Value]>): Record<string, Value> {
  const record = Object.fromEntries(entries);
  orders.set(record, [...new Set(Array.from(entries, ([key]) => key))]);
  return record;
}

/** The keys in the order they were given in, where the object is an `ordered` one. */
export const keysOf = (record: object): string[] => orders.get(record) ?? Object.keys(record);

export const entriesOf = <Value>(record: Readonly<Record<string, Value>>): [string, Value][] =>
  keysOf(record).map((key) => [key, record[key] as Value]);

/** Half of a sign: no text of ours begins with it, and JSON writes it as it is written here. */
const MARK = '\ud800';
const WRITTEN = /"\\ud800/g;

/** `JSON.stringify`, with the keys of `ordered` objects in their order. */
export function jsonText(value: unknown, indent = 0): string {
  const marked = (_: string, each: unknown) =>
    typeof each === 'object' && each !== null && orders.has(each)
      ? Object.fromEntries(entriesOf(each as object as Record<string, unknown>).map(mark))
      : each;
  return JSON.stringify(value, marked, indent).replace(WRITTEN, '"');
}

const mark = ([key, value]: [string, unknown]): [string, unknown] => [MARK + key, value];
