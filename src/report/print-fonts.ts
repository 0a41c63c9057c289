/** The font files of everything printed or drawn, from the root of the project. */
const google = 'node_modules/@expo-google-fonts';

const family = (name: string, cuts: readonly string[]) =>
  cuts.map((cut) => `${google}/${name}/${cut}`);

/** Only the weights that are used: every file is read before the first page. */
export const printFonts: readonly string[] = [
  'src/report/fonts',
  ...family('public-sans', ['400Regular', '500Medium', '600SemiBold', '700Bold']),
  ...family('source-serif-4', ['400Regular', '600SemiBold']),
  ...family('noto-sans', ['400Regular', '600SemiBold']),
];

/** Read only where there is a sign of theirs. Others come from the machine's own fonts. */
const scripts: readonly [RegExp, string][] = [
  [/\p{Script=Arabic}/u, 'noto-sans-arabic'],
  [/\p{Script=Hebrew}/u, 'noto-sans-hebrew'],
  [/\p{Script=Devanagari}/u, 'noto-sans-devanagari'],
  [/\p{Script=Thai}/u, 'noto-sans-thai'],
];

/** The font files that a text needs. */
export const fontsFor = (text: string): string[] => [
  ...printFonts,
  ...scripts
    .filter(([signs]) => signs.test(text))
    .flatMap(([, name]) => family(name, ['400Regular', '600SemiBold'])),
];
