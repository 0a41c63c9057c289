/** What stands in the way of publishing, said where an edition is asked for. */
type Told = {
  section: string;
  line: number;
  sentence: string;
  problem: string;
  claims: { figure: string; fraction: string; nearest: string | null }[];
};
const offer = (nearest: string | null) => (nearest ? ` Say “${nearest}”.` : '');

export const unproven = {
  title: (n: number) =>
    n === 1
      ? 'Not published: one sentence is not proved'
      : `Not published: ${n} sentences are not proved`,
  where: ({ section, line }: Told) => `${section}, line ${line}`,
  why: ({ problem, claims }: Told) =>
    [
      problem,
      ...claims.map(({ figure, fraction, nearest }) => `${figure}: ${fraction}.${offer(nearest)}`),
    ].join(' '),
  sentence: (told: Told) => `${unproven.where(told)}: “${told.sentence}” ${unproven.why(told)}`,
  cure: 'Nothing is published. Correct the sentences under Findings, then publish again.',
  toFindings: 'Open Findings',
};
