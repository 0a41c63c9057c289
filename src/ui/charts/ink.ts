/** What a mark means decides its colour. On the web a token, so that light, dark and contrast modes hold; in print its light value. */
const inks = {
  /** the marked group, the point of the chart */
  on: ['--accent', '#1e45b6'],
  /** everybody else */
  rest: ['--rest', '#a9b4bc'],
  ink: ['--ink', '#131a20'],
  seat: ['--seat', '#ccd2d6'],
  up: ['--dv-up', '#2a55b8'],
  same: ['--dv-same', '#a9b4bc'],
  down: ['--dv-down', '#c2551a'],
  none: ['--dv-none', '#8d9398'],
  unsure: ['--seat', '#ccd2d6'],
  /** the chamber on a cover: three tones, from lit to unlit */
  cover1: ['--on-cover', '#ffffff'],
  cover2: ['--on-cover-2', '#bfd1f6'],
  cover3: ['--cover-mark', '#3e63bd'],
  c1: ['--c1', '#222590'],
  c2: ['--c2', '#bc8600'],
  c3: ['--c3', '#17a3a5'],
  c4: ['--c4', '#61083c'],
  c5: ['--c5', '#2e6998'],
  c6: ['--c6', '#8c4f00'],
} as const;

export type Role = keyof typeof inks;
/** 'web': tokens · 'print': the house's printed values · else those, but for the roles named */
export type Palette = 'web' | 'print' | Readonly<Partial<Record<Role, string>>>;

/** The colour of a role, as a value for a presentation attribute. */
export function ink(role: Role, palette: Palette): string {
  const [token, hex] = inks[role];
  if (palette === 'web') return `var(${token})`;
  return palette === 'print' ? hex : (palette[role] ?? hex);
}

/** Every role with its token and its printed value: the test compares them with tokens.css. */
export const everyInk = Object.entries(inks).map(([role, [token, hex]]) => ({ role, token, hex }));

const categories: readonly Role[] = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'];

/** Categories that must be told apart, in the order of the data; more than six begin again. */
export const category = (index: number): Role => categories[index % categories.length] ?? 'rest';

/** Groups on one bar: three tones of one voice, categories only where there are more. */
export function tones(groups: number): Role[] {
  const few: Role[][] = [[], ['on'], ['on', 'rest'], ['ink', 'on', 'rest']];
  return few[groups] ?? Array.from({ length: groups }, (_, index) => category(index));
}
