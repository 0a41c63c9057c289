/**
 * What a question of the table means: a filter in a notation of its own, answered by a plain loop
 * over the people. Nothing of Client iQ is used, so that it can be judged by it.
 *
 * ```
 * driver=Labour                 an option, by any unique beginning ('…' around signs & | ( ) , !)
 * outlook.Shore=Spend more      a row of a matrix and its column
 * buying=Dredging  buying#1=…   ranked at all; first; buying#3: among the first three; buying#2.. exactly second is #2 & !#1
 * country={Norway, Sweden}      any of these
 * seniority= organisation= title=   registration; title and organisation: contains this text
 * budget>5m >= < <=             budget:Below NOK 10m  a band by its label
 * answered(budget)              said anything of it; a question's id or a row: answered(outlook.Shore)
 * words(legacy records)         all of these words begin a word of name, title, organisation or texts
 * words(headache: strike)       the same in one text question
 * a & b | c  !a  ( )            and binds closer than or; all: everybody
 * ```
 */
import { wordsOf } from '#base/folding.ts';
import type { Profile } from '#iq/profile.ts';
import type { Question, Questionnaire } from '#research/questionnaire.ts';
import type { Forum } from './forums/making.ts';

type Test = (person: Profile) => boolean;

/** The refs of those whom `means` fits, sorted. */
export function refsOf(means: string, { questionnaire, people }: Forum): string[] {
  const test = read(means, questionnaire, people);
  return people
    .filter(test)
    .map(({ ref }) => ref)
    .sort();
}

const TOKEN =
  /\s*(?:([&|!()])|((?:answered|words|title|organisation)\([^)]*\))|([\p{L}\p{N}_.:#' -]*?(?:>=|<=|[=<>:])\s*(?:\{[^}]*\}|'[^']*'|[^&|()]+))|(all\b))/uy;

function read(means: string, questionnaire: Questionnaire, people: readonly Profile[]): Test {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (means.slice(TOKEN.lastIndex).trim() !== '') {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(means);
    if (!found) throw new Error(`${means}: not understood from “${means.slice(at)}”`);
    tokens.push(found[0].trim());
  }
  const either = (): Test => {
    const parts = [both()];
    while (tokens[0] === '|') {
      tokens.shift();
      parts.push(both());
    }
    return (person) => parts.some((part) => part(person));
  };
  const both = (): Test => {
    const parts = [one()];
    while (tokens[0] === '&') {
      tokens.shift();
      parts.push(one());
    }
    return (person) => parts.every((part) => part(person));
  };
  const one = (): Test => {
    const token = tokens.shift();
    if (token === undefined) throw new Error(`${means}: ends too early`);
    if (token === '!') {
      const inner = one();
      return (person) => !inner(person);
    }
    if (token !== '(') return atom(token, questionnaire, people);
    const inner = either();
    if (tokens.shift() !== ')') throw new Error(`${means}: a bracket is open`);
    return inner;
  };
  const whole = either();
  if (tokens.length > 0) throw new Error(`${means}: not understood from “${tokens.join(' ')}”`);
  return whole;
}

function atom(token: string, questionnaire: Questionnaire, people: readonly Profile[]): Test {
  if (token === 'all') return () => true;
  const call = /^(\w+)\((.*)\)$/.exec(token);
  if (call) return called(call[1] ?? '', call[2] ?? '', questionnaire);
  const [, key = '', sign = '', value = ''] = /^(.*?)(>=|<=|[=<>:])\s*(.*)$/.exec(token) ?? [];
  const plain = value.trim();
  if (key.trim() === 'budget') return money(sign, plain, questionnaire);
  const wanted = plain.startsWith('{') ? plain.slice(1, -1).split(',') : [plain];
  const tests = wanted.map((each) =>
    option(key.trim(), each.trim().replace(/^'|'$/g, ''), questionnaire, people),
  );
  return (person) => tests.some((test) => test(person));
}

const UNITS: Record<string, number> = { k: 1e3, m: 1e6, bn: 1e9 };

function money(sign: string, value: string, { budgetBands }: Questionnaire): Test {
  if (sign === ':') {
    const place = budgetBands.findIndex(({ label }) => label === value);
    if (place < 0) throw new Error(`no band “${value}”`);
    const [from, to] = [budgetBands[place]?.min ?? 0, budgetBands[place + 1]?.min ?? Infinity];
    return ({ budget }) => budget !== null && (place === 0 || budget >= from) && budget < to;
  }
  const [, digits, unit = ''] = /^([\d.]+)(k|m|bn)?$/.exec(value) ?? [];
  if (digits === undefined) throw new Error(`no amount “${value}”`);
  const amount = Math.round(Number(digits) * (UNITS[unit] ?? 1));
  return ({ budget }) =>
    budget !== null &&
    ((sign === '>' && budget > amount) ||
      (sign === '>=' && budget >= amount) ||
      (sign === '<' && budget < amount) ||
      (sign === '<=' && budget <= amount) ||
      (sign === '=' && budget === amount));
}

function called(name: string, inside: string, { questions }: Questionnaire): Test {
  if (name === 'title' || name === 'organisation')
    return (person) => person[name].toLowerCase().includes(inside.trim().toLowerCase());
  if (name === 'words') {
    const [, id, list = ''] = /^(?:(\w+):)?(.*)$/.exec(inside) ?? [];
    const texts = questions.filter(({ type }) => type === 'text').map((each) => each.id);
    return (person) => {
      const written = (id === undefined ? texts : [id]).map((each) => person.answers[each]);
      const all = [...(id === undefined ? [person.name, person.title, person.organisation] : [])];
      for (const each of written) if (typeof each === 'string') all.push(each);
      const has = all.flatMap((each) => wordsOf(each));
      return wordsOf(list).every((word) => has.some((each) => begins(each, word)));
    };
  }
  const [id = '', row] = inside.trim().split(/\.(.*)/);
  if (id === 'budget') return ({ budget }) => budget !== null;
  const question = questionOf(id, questions);
  return ({ answers }) => {
    const answer = answers[question.id];
    if (answer === undefined) return false;
    if (typeof answer === 'string' || Array.isArray(answer)) return answer.length > 0;
    return row === undefined || question.type !== 'matrix'
      ? Object.keys(answer).length > 0
      : answer[unique(row, question.rows)] !== undefined;
  };
}

const begins = (each: string, word: string) =>
  word.length >= 3 ? each.startsWith(word) : each === word;

function option(
  key: string,
  value: string,
  { questions, seniorityBands }: Questionnaire,
  people: readonly Profile[],
): Test {
  if (key === 'seniority' || key === 'country' || key === 'organisation') {
    const inUse =
      key === 'seniority'
        ? seniorityBands.map(({ band }) => band)
        : people.map((each) => each[key]);
    const wanted = unique(value, [...new Set(inUse)]);
    return (person) => person[key] === wanted;
  }
  const [, id = '', part, first] = /^(\w+?)(?:\.(.+)|#(\d+))?$/.exec(key) ?? [];
  const question = questionOf(id, questions);
  if (question.type === 'text') throw new Error(`${key} is an open question`);
  if (question.type === 'matrix') {
    const [row, column] = [unique(part ?? '', question.rows), unique(value, question.columns)];
    return ({ answers }) => {
      const answer = answers[question.id];
      return typeof answer === 'object' && !Array.isArray(answer) && answer[row] === column;
    };
  }
  const wanted = unique(value, question.options);
  return ({ answers }) => {
    const answer = answers[question.id];
    const chosen = typeof answer === 'string' ? [answer] : Array.isArray(answer) ? answer : [];
    return chosen.slice(0, first === undefined ? undefined : Number(first)).includes(wanted);
  };
}

function questionOf(id: string, questions: readonly Question[]): Question {
  const found = questions.find((question) => question.id === id);
  if (!found) throw new Error(`no question “${id}”`);
  return found;
}

function unique(value: string, list: readonly string[]): string {
  if (list.includes(value)) return value;
  const found = list.filter((each) => each.toLowerCase().startsWith(value.toLowerCase()));
  const [only] = found;
  if (found.length !== 1 || only === undefined)
    throw new Error(`“${value}” is the beginning of ${found.length} of: ${list.join(', ')}`);
  return only;
}
