/** What can be compared of two delegates: what each said, by field, and how rare it is to say so. */
import { type Field, valuesOf } from '#iq/fields.ts';
import type { Profile } from '#iq/profile.ts';

/** `weight`: how much the field counts, before it is known how rare an answer is. */
export type Trait = { field: Field; weight: number; rarity: ReadonlyMap<string, number> };
/** Options that a person chose, each from 0 to 1: less for what stands lower in a ranking. */
type Said = ReadonlyMap<string, number>;
/** `said` in the order of the traits; null: not answered */
export type Known = { profile: Profile; said: readonly (Said | null)[] };
export type Traits = { list: readonly Trait[]; people: ReadonlyMap<string, Known> };

/** A whole matrix weighs as much as two choices, however many rows it has. */
const MATRIX = 2;
const RANKING = 1.5;
const REGISTERED = { seniority: 0.5, country: 0.25, organisation: 0, consent: 0 };

function weightOf({ source }: Field, rows: ReadonlyMap<string, number>): number {
  if (source.of === 'registration') return REGISTERED[source.column];
  if (source.of === 'row') return MATRIX / (rows.get(source.question) ?? 1);
  if (source.of === 'ranking') return source.whole ? RANKING : 0;
  return 1;
}

function saidOf(profile: Profile, field: Field): Said | null {
  const values = valuesOf(profile, field);
  if (values.length === 0) return null;
  const falls = field.source.of === 'ranking';
  return new Map(values.map((value, i) => [value, falls ? 1 - i / values.length : 1]));
}

/** Reads everybody once. Those who are not in `profiles` weigh nothing and count nowhere. */
export function traitsOf(profiles: readonly Profile[], fields: readonly Field[]): Traits {
  const rows = new Map<string, number>();
  for (const { source } of fields)
    if (source.of === 'row') rows.set(source.question, (rows.get(source.question) ?? 0) + 1);
  const used = fields.filter((field) => weightOf(field, rows) > 0);
  const people = profiles.map(
    (profile): Known => ({
      profile,
      said: used.map((field) => saidOf(profile, field)),
    }),
  );
  return {
    list: used.map((field, at) => ({
      field,
      weight: weightOf(field, rows),
      rarity: rarityOf(people.map(({ said }) => said[at] ?? null)),
    })),
    people: new Map(people.map((known) => [known.profile.ref, known])),
  };
}

/** ln(1 + answered / chose): what everyone says weighs least, and never nothing. */
function rarityOf(answers: readonly (Said | null)[]): ReadonlyMap<string, number> {
  const chose = new Map<string, number>();
  let answered = 0;
  for (const said of answers) {
    if (!said) continue;
    answered++;
    for (const option of said.keys()) chose.set(option, (chose.get(option) ?? 0) + 1);
  }
  return new Map([...chose].map(([option, n]) => [option, Math.log(1 + answered / n)]));
}
