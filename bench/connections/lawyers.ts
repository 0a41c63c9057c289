/** The advice network of a law firm, read from lazega.txt. */
import { readFileSync } from 'node:fs';
import type { Known } from './methods.ts';

export type Lawyers = {
  known: Known[];
  /** who goes to whom for advice */
  arcs: [number, number][];
  /** where both do */
  mutual: [number, number][];
};

const tens = (years: string, step: number) => String(Math.floor(Number(years) / step));

export function readLawyers(): Lawyers {
  const text = readFileSync(new URL('lazega.txt', import.meta.url), 'utf8');
  const known: Known[] = [];
  const arcs: [number, number][] = [];
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [said = '', asked = ''] = line.split(':');
    const [
      n = '',
      status = '',
      years = '',
      school = '',
      office = '',
      gender = '',
      age = '',
      practice = '',
    ] = said.trim().split(' ');
    if (Number(n) !== known.length) throw new Error(`lawyer ${n} is out of order`);
    known.push({
      ...{ status, school, office, gender, practice },
      years: tens(years, 5),
      age: tens(age, 10),
    });
    for (const to of asked.trim().split(' ').filter(Boolean)) arcs.push([Number(n), Number(to)]);
  }
  const is = new Set(arcs.map(([from, to]) => `${from} ${to}`));
  const mutual = arcs.filter(([from, to]) => from < to && is.has(`${to} ${from}`));
  return { known, arcs, mutual };
}
