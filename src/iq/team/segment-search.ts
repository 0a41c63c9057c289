/** A saved search, read against the forum as it is now. */
import type { Field } from '#iq/fields.ts';
import { type Askable, type Lost, readSearch, type Search } from '#iq/query.ts';

/** Values of these are those in use: one that nobody has at the moment is no change of the forum. */
const IN_USE = ['country', 'organisation'] as const;

/** What a URL mentions of a field, inside of `either` and `both` too. */
function mentioned(params: URLSearchParams, key: string): string[] {
  return [...params].flatMap(([param, value]) => {
    const plain = param.replace(/^-/, '');
    if (plain === 'either' || plain === 'both') return mentioned(new URLSearchParams(value), key);
    return plain === key ? [value] : [];
  });
}

function fieldWith(
  fields: readonly Field[],
  key: (typeof IN_USE)[number],
  values: string[],
): Field {
  const known = fields.find((field) => field.key === key);
  const options = [...new Set([...(known?.options ?? []), ...values])];
  const source = { of: 'registration', column: key } as const;
  return { key, label: known?.label ?? '', source: known?.source ?? source, options };
}

/**
 * The filters of a segment. `lost` holds what the forum asks no longer: a segment with a lost part
 * is not searched for, because what is left of it would ask for more people than its team meant.
 */
export function readSegment(query: string, { fields, questionnaire }: Askable): Search {
  const params = new URLSearchParams(query);
  const others = fields.filter(({ key }) => !IN_USE.some((each) => each === key));
  const used = IN_USE.map((key) => fieldWith(fields, key, mentioned(params, key)));
  return readSearch(params, { questionnaire, fields: [...others, ...used] });
}

/** A lost part in words: what was asked of which question. */
export type LostPart = { question: string; option: string };

export function lostParts(lost: readonly Lost[], { questionnaire }: Askable): LostPart[] {
  return lost.map(({ param, value }) => {
    const key = param.replace(/^-/, '');
    const question = questionnaire.questions.find(
      ({ id }) => key === id || key.startsWith(`${id}.`),
    );
    return { question: question?.section ?? question?.text ?? key, option: value };
  });
}
