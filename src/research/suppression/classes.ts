/**
 * Class disclosure: a table that tells an answer of everybody in a group, without any small cell
 * (Handbook on Statistical Disclosure Control, chapter 5: group disclosure).
 */
import type { Table } from '#research/suppression/interval.ts';

/** Rows all of whose people are in one column: whoever is in such a row is known to be there. */
export const rowsOfOneMind = (table: Table): number[] =>
  rowsWhere(table, (line) => line.filter((count) => count > 0).length === 1);

/**
 * Rows where everybody but one person is in one column: that person, who knows where they are
 * themselves, knows it of all others.
 */
export const rowsOfOneMindButOne = (table: Table): number[] =>
  rowsWhere(table, (line) => {
    const people = line.filter((count) => count > 0);
    const most = Math.max(0, ...people);
    return people.length === 2 && sum(people) - most === 1 && most > 1;
  });

const sum = (counts: readonly number[]) => counts.reduce((total, each) => total + each, 0);
const rowsWhere = (table: Table, fits: (line: readonly number[]) => boolean) =>
  table.flatMap((line, row) => (fits(line) ? [row] : []));
