/** What a published report is made of, frozen. Everything readers see later comes from here. */
import { keysOf, ordered } from '#base/ordered.ts';
import type { Brand } from '#forum/brand.ts';
import type { EditionCrosstab } from '#report/crosstabs.ts';
import type { Withheld } from '#research/disclosure.ts';
import type { Figures } from '#research/figure.ts';
import type { Finding } from '#research/finding.ts';
import type { Evidence, Quoted } from '#research/interviews/said.ts';
import type { OptionMerge } from '#research/merging-options.ts';
import type { Questionnaire } from '#research/questionnaire.ts';

export type EditionContent = {
  questionnaire: Questionnaire;
  /** exact; readers get them only through the disclosure rule */
  figures: Figures;
  /** what readers must wait for, as decided at publishing; what changed since may add to it */
  withheld: Withheld[];
  /** options that readers see as one, and the figures they see of them; absent in older editions */
  merges?: OptionMerge[];
  merged?: Figures;
  /** as readers get them; absent in older editions */
  crosstabs?: EditionCrosstab[];
  /** by id of each confirmed delegate: the id of the response that counted, or null */
  counted: Record<string, string | null>;
  delegates: number;
  responses: number;
  /** instants (ISO 8601) of the first and the last submission, one replaced later included */
  answeredFrom: string | null;
  answeredTo: string | null;
  /** with tokens: each claim is bound to its figure, and was true */
  findings: Finding[];
  /** figures of the edition before, which “up from” and “doubled” speak of; null or absent: none */
  earlierFigures?: Figures | null;
  /** which approved quotes, not their words: those are read, with their approval, whenever shown */
  interviews: Quoted[];
  /** who was interviewed, as numbers; absent in editions from before they were counted */
  interviewees?: { interviewed: number; top: number };
  /** themes of the interviews behind the main findings; editions before there were themes have none */
  evidence?: Evidence[];
  /** how the forum looked; absent in editions from before there were brands */
  brand?: Brand;
  /** absent in editions published before there was one */
  seal?: Seal;
};

/** What binds an edition to its place in the forum and to the answers it counted. */
export type Seal = {
  number: number;
  kind: Edition['kind'];
  /** instants (ISO 8601) */
  asOf: string;
  publishedAt: string;
  /** hash of the edition before it, taken down or not; null for the first */
  before: string | null;
  /** hash of the responses that counted, as they were */
  answers: string;
};

export type Edition = {
  id: string;
  number: number;
  kind: 'interim' | 'final';
  asOf: Date;
  publishedAt: Date;
  takenDownAt: Date | null;
  hash: string;
  content: EditionContent;
};

/** The same value always as the same text: keys sorted, whatever order a database keeps them in. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
}

/** `stored` with its keys in the order of `pattern`; a JSON column forgets it, and options have one. */
export function arranged<Value>(pattern: Value, stored: Value): Value {
  if (!isRecord(pattern) || !isRecord(stored)) return stored;
  const entries = keysOf(pattern)
    .filter((key) => Object.hasOwn(stored, key))
    .map((key): [string, unknown] => [key, arranged(pattern[key], stored[key])]);
  return ordered(entries) as Value;
}
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
