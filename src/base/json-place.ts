/** Where a text stops being JSON: the engine's own message names a place only now and then. */

const SPACE = /[ \t\r\n]*/y;
const TEXT = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4})|\u007f|[\u0080-\u009f])*"/uy;
const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|(?:true|false|null)\b/y;

/** @returns line and column, from 1, of the first sign that can't stand there; null if all can */
export function brokenAt(text: string): { line: number; column: number } | null {
  const at = firstFault(text);
  if (at === null) return null;
  const lines = text.slice(0, at).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

type Expecting = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end';

function firstFault(text: string): number | null {
  const open: ('{' | '[')[] = [];
  let expecting: Expecting = 'value';
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    at += found?.length ?? 0;
    return found !== undefined;
  };
  for (take(SPACE); at < text.length; take(SPACE)) {
    const sign = text[at] ?? '';
    const wantsValue = expecting === 'value' || expecting === 'value or ]';
    if (closes(sign, open.at(-1), expecting)) {
      open.pop();
      at++;
      expecting = ', or end';
    } else if (wantsValue && (sign === '{' || sign === '[')) {
      open.push(sign);
      at++;
      expecting = sign === '{' ? 'key or }' : 'value or ]';
    } else if (wantsValue && (take(TEXT) || take(PLAIN))) expecting = ', or end';
    else if (expecting.startsWith('key') && take(TEXT)) expecting = ':';
    else if (expecting === ':' && sign === ':') [at, expecting] = [at + 1, 'value'];
    else if (expecting === ', or end' && sign === ',' && open.length > 0)
      [at, expecting] = [at + 1, open.at(-1) === '{' ? 'key' : 'value'];
    else return at;
  }
  return open.length > 0 || expecting !== ', or end' ? at : null;
}

const closes = (sign: string, opened: '{' | '[' | undefined, expecting: Expecting) =>
  (sign === '}' && opened === '{' && (expecting === 'key or }' || expecting === ', or end')) ||
  (sign === ']' && opened === '[' && (expecting === 'value or ]' || expecting === ', or end'));
