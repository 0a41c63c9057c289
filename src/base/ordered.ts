/**
 * Objects whose keys stay as they were given. By itself JavaScript puts keys that look like whole
 * numbers first, so that the options "5", "4", "3" of a question would come out as 3, 4, 5.
 */
const orders = new WeakMap<object, string[]>();

/** `Object.fromEntries`, with the order of the entries kept for `entriesOf` and `jsonText`. */
export function ordered<Value>(entries: Iterable<readonly [string, Value]>): Record<string, Value> {
  const list = Array.isArray(entries) ? (entries as (readonly [string, Value])[]) : [...entries];
  const record = Object.fromEntries(list);
  for (const [key] of list)
    if (isLikeANumber(key)) {
      orders.set(record, [...new Set(list.map(([each]) => each))]);
      break;
    }
  return record;
}

/** Keys that JavaScript would put first; others stay in their order by themselves. */
const isLikeANumber = (key: string): boolean => {
  const first = key.charCodeAt(0);
  return first >= 48 && first <= 57 && /^\d+$/.test(key);
};

/** The keys in the order they were given in, where the object is an `ordered` one. */
export const keysOf = (record: object): string[] => orders.get(record) ?? Object.keys(record);

export const entriesOf = <Value>(record: Readonly<Record<string, Value>>): [string, Value][] =>
  keysOf(record).map((key) => [key, record[key] as Value]);

/** Half of a sign: no text of ours begins with it, and JSON writes it as it is written here. */
const MARK = '\ud800';
const WRITTEN = /"\\ud800/g;

/** `JSON.stringify`, with the keys of `ordered` objects in their order. */
export function jsonText(value: unknown, indent = 0): string {
  if (!holdsOrdered(value)) return JSON.stringify(value, null, indent);
  const marked = (_: string, each: unknown) =>
    typeof each === 'object' && each !== null && orders.has(each)
      ? Object.fromEntries(entriesOf(each as object as Record<string, unknown>).map(mark))
      : each;
  return JSON.stringify(value, marked, indent).replace(WRITTEN, '"');
}

/** Looking first costs less than asking at each value while it is written. */
function holdsOrdered(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (orders.has(value)) return true;
  if (Array.isArray(value)) return value.some(holdsOrdered);
  for (const key in value) if (holdsOrdered((value as Record<string, unknown>)[key])) return true;
  return false;
}

const mark = ([key, value]: [string, unknown]): [string, unknown] => [MARK + key, value];
