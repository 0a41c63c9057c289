/** Questions drawn from a seed: one to five clauses of options, ranges and words, with ors and nots. */
import type { Field } from '#iq/fields.ts';
import type { Clause, Condition, Search } from '#iq/query.ts';
import { seeded } from '../large-forum.ts';
import { TEXTS, WORDS } from './people.ts';

export const QUERIES = 200;
const AMOUNTS = [100_000, 250_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000, 20_000_000];

export function makeQueries(fields: readonly Field[]): Search[] {
  const random = seeded(4);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const asked = fields.filter(({ key }) => key !== 'organisation');

  function condition(): Condition {
    const kind = random();
    if (kind < 0.1) {
      const [a, b] = [pick(AMOUNTS), pick(AMOUNTS)];
      const max = random() < 0.4 && a !== b ? Math.max(a, b) : null;
      const range = {
        min: max ? Math.min(a, b) : a,
        over: random() < 0.5,
        max,
        under: random() < 0.5 && max !== null,
      };
      return { kind: 'range', field: 'budget', range };
    }
    if (kind < 0.2) {
      const place = random() < 0.3 ? { in: pick(TEXTS) } : {};
      return {
        kind: 'words',
        words: spelt(1 + Math.floor(random() ** 2 * (WORDS.length - 1))),
        ...place,
      };
    }
    const field = pick(asked);
    if (kind < 0.25) return { kind: 'answered', field: field.key };
    return { kind: 'option', field: field.key, option: pick(field.options) };
  }

  /** As it is, its beginning, or with a slip of typing. */
  function spelt(place: number): string {
    const word = WORDS[place] ?? '';
    const how = random();
    if (how < 0.3) return word.slice(0, 4);
    return how < 0.4 && word.length > 5
      ? `${word.slice(0, 2)}${word[3]}${word[2]}${word.slice(4)}`
      : word;
  }

  function clause(): Clause {
    const first = condition();
    if (random() < 0.15) return [{ ...first, not: true }];
    const others = random() < 0.3 ? 1 + Math.floor(random() * 2) : 0;
    const more = Array.from({ length: others }, (): Condition => {
      const field = first.kind === 'option' ? fields.find(({ key }) => key === first.field) : null;
      return field && random() < 0.7
        ? { kind: 'option', field: field.key, option: pick(field.options) }
        : condition();
    });
    return [first, ...more];
  }

  return Array.from({ length: QUERIES }, (_, i) => ({
    clauses: Array.from({ length: 1 + (i % 5) }, clause),
    lost: [],
  }));
}
