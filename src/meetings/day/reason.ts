/** Why a day changed, as the other side may know it: never more than that somebody could not come. */

/**
 * `mine-missed`, `mine-away`, `mine-session`: it is about the reader, who knows · `table`: no person
 * is concerned · `organiser`: by hand, or taken back.
 */
export type Reason =
  | 'could-not-come'
  | 'mine-missed'
  | 'mine-away'
  | 'mine-session'
  | 'table'
  | 'organiser';

/** The incident behind a change; `kind` null: none. `mine`: the reader is whom it is about. */
export type ReasonRow = {
  kind: 'no-show' | 'late' | 'leaves' | 'lost-table' | 'overrun' | null;
  table: number | null;
  mine: boolean | null;
  undone: boolean | null;
};

export function reasonFor({ kind, mine, undone }: ReasonRow): Reason {
  if (kind === null || undone) return 'organiser';
  if (kind === 'lost-table') return 'table';
  if (!mine) return 'could-not-come';
  if (kind === 'no-show') return 'mine-missed';
  return kind === 'overrun' ? 'mine-session' : 'mine-away';
}
