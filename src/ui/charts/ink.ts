/** What a mark means decides its colour. On the web a token, so that light, dark and contrast modes hold; in print its light value. */

/** The light value of each role, for where nobody knows tokens: no browser loads them. */
const printed = {
  /** the marked group, the point of the chart */
  on: '#1e45b6',
  /** everybody else */
  rest: '#a9b4bc',
  ink: '#131a20',
  seat: '#ccd2d6',
  up: '#2a55b8',
  same: '#a9b4bc',
  down: '#c2551a',
  none: '#8d9398',
  unsure: '#ccd2d6',
  /** the chamber on a cover: three tones, from lit to unlit */
  cover1: '#ffffff',
  cover2: '#bfd1f6',
  cover3: '#3e63bd',
  c1: '#222590',
  c2: '#bc8600',
  c3: '#17a3a5',
  c4: '#61083c',
  c5: '#2e6998',
  c6: '#8c4f00',
};

export type Role = keyof typeof printed;

/** Tokens that are not called as their roles are. */
const tokens: Partial<Record<Role, string>> = {
  on: 'accent',
  up: 'dv-up',
  same: 'dv-same',
  down: 'dv-down',
  none: 'dv-none',
  unsure: 'seat',
  cover1: 'on-cover',
  cover2: 'on-cover-2',
  cover3: 'cover-mark',
};
const tokenOf = (role: Role) => `--${tokens[role] ?? role}`;

/** 'web': tokens · 'print': the house's printed values · else those, but for the roles named */
export type Palette = 'web' | 'print' | Readonly<Partial<Record<Role, string>>>;

/** The colour of a role, as a value for a presentation attribute. */
export function ink(role: Role, palette: Palette): string {
  if (palette === 'web') return token(role);
  return (palette === 'print' ? null : palette[role]) ?? printed[role];
}

/** The colour of a role in a browser. */
export const token = (role: Role) => `var(${tokenOf(role)})`;

/** Every role with its token and its printed value: the test compares them with tokens.css. */
export const everyInk = (): { role: Role; token: string; hex: string }[] =>
  (Object.keys(printed) as Role[]).map((role) => ({
    role,
    token: tokenOf(role),
    hex: printed[role],
  }));

const categories: readonly Role[] = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'];

/** Categories that must be told apart, in the order of the data; more than six begin again. */
export const category = (index: number): Role => categories[index % categories.length] ?? 'rest';

/** Groups on one bar: three tones of one voice, categories only where there are more. */
export function tones(groups: number): Role[] {
  const few: Role[][] = [[], ['on'], ['on', 'rest'], ['ink', 'on', 'rest']];
  return few[groups] ?? Array.from({ length: groups }, (_, index) => category(index));
}
