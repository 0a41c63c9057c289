/** A person as the screens of Client iQ show him or her: ready to read, nothing to work out. */
import { shortMoney } from '#base/money.ts';
import { titleOf } from '#iq/fields.ts';
import type { Fit, Reason, Sells } from '#iq/fit.ts';
import type { Profile } from '#iq/profile.ts';
import type { Question, Questionnaire } from '#research/questionnaire.ts';
import { type Direction, directions } from '#ui/charts/columns.ts';
import { told as t } from '#ui/texts/iq-told.ts';

/** `points` 0 to 100; `alike`: what is shared with whom others are likened to */
export type Told = { why: Reason['why'] | 'alike'; text: string; points: number };
export type Row = {
  ref: string;
  name: string;
  title: string;
  organisation: string;
  budget: string | null;
  points: number | null;
  reasons: Told[];
};
type Named = { option: string; sells: boolean };
export type Portrait = Row & {
  /** the reasons of the fit in one sentence */
  because: string | null;
  country: string;
  seniority: string | null;
  /** told to staff alone */
  consent: Profile['consent'] | null;
  quotes: { question: string; text: string }[];
  spend: { title: string; rows: { row: string; column: string; direction: Direction | null }[] }[];
  rankings: { title: string; options: Named[] }[];
  choices: { title: string; options: Named[] }[];
  /** questions that were left out */
  unanswered: string[];
};

const percent = (share: number) => Math.round(share * 100);

function told(reason: Reason, currency: string): Told {
  const { why, points } = reason;
  return { why, text: sentence(reason, currency), points: percent(points) };
}

function sentence(reason: Reason, currency: string): string {
  if (reason.why === 'asked') return t.reason[reason.wish];
  if (reason.why === 'ranks') return t.reason.ranks(reason.option, reason.place);
  if (reason.why === 'more') return t.reason.more(reason.rows);
  if (reason.why === 'money') return t.reason.money(shortMoney(reason.budget, currency));
  return t.reason.chose(reason.question, reason.options);
}

/** Told together: what a reason is about is what the client sells, said once. */
function becauseOf(reasons: readonly Reason[], { currency }: Questionnaire): string | null {
  const sold = reasons.findIndex(({ why }) => why !== 'asked' && why !== 'money');
  const parts = reasons.map((reason, i) => {
    const { why } = reason;
    const said =
      why === 'asked'
        ? t.because[reason.wish]
        : why === 'ranks'
          ? t.because.ranks(reason.option, reason.place)
          : why === 'more'
            ? t.because.more(reason.rows)
            : why === 'money'
              ? shortMoney(reason.budget, currency)
              : t.because.chose(reason.options);
    return i === sold ? t.because.sells(said) : said;
  });
  return parts.length > 0 ? t.because.sentence(parts) : null;
}

export function rowOf(profile: Profile, fit: Fit | null, { currency }: Questionnaire): Row {
  const { ref, name, title, organisation, budget } = profile;
  return {
    ref,
    name,
    title,
    organisation,
    budget: budget === null ? null : shortMoney(budget, currency),
    points: fit && percent(fit.score),
    reasons: fit?.reasons.map((reason) => told(reason, currency)) ?? [],
  };
}

export function portraitOf(
  profile: Profile,
  fit: Fit | null,
  sells: Sells,
  questionnaire: Questionnaire,
): Portrait {
  const { questions } = questionnaire;
  const { country, seniority, answers } = profile;
  const named = (option: string): Named => ({ option, sells: sells(option) });
  const of = (...types: Question['type'][]) =>
    questions.flatMap((question) => {
      const answer = answers[question.id];
      const chosen = typeof answer === 'string' ? [answer] : Array.isArray(answer) ? answer : [];
      if (!types.includes(question.type) || chosen.length === 0) return [];
      return [{ title: titleOf(question), options: chosen.map(named) }];
    });
  return {
    ...rowOf(profile, fit, questionnaire),
    because: fit && becauseOf(fit.reasons, questionnaire),
    country,
    seniority,
    quotes: of('text').map(({ title, options }) => ({
      question: title,
      text: options.map(({ option }) => option).join(' '),
    })),
    spend: questions.flatMap((question) => spendOf(question, profile)),
    rankings: of('rank'),
    choices: of('single', 'multi'),
    consent: profile.consent ?? null,
    unanswered: questions.filter(({ id }) => isEmpty(answers[id])).map(titleOf),
  };
}

const isEmpty = (answer: Profile['answers'][string] | undefined) =>
  answer === undefined ||
  (typeof answer === 'string' ? answer.trim() : Object.keys(answer)).length === 0;

function spendOf(question: Question, { answers }: Profile): Portrait['spend'] {
  const answer = answers[question.id];
  if (question.type !== 'matrix' || typeof answer !== 'object' || Array.isArray(answer)) return [];
  const said = directions(question.columns);
  const rows = question.rows.flatMap((row) => {
    const column = answer[row];
    if (column === undefined) return [];
    return [{ row, column, direction: said?.[question.columns.indexOf(column)] ?? null }];
  });
  return rows.length > 0 ? [{ title: titleOf(question), rows }] : [];
}
