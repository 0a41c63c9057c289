import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { brandCss, HOUSE_COLOUR, printTones, readColour, tonesOf } from '#ui/brand.ts';
import { contrast, hexOf, lchOf } from '#ui/oklch.ts';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const [light = {}, dark = {}] = css
  .split(/color-scheme: (?:light|dark);/)
  .slice(1)
  .map((block) =>
    Object.fromEntries(
      [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]),
    ),
  ) as Record<string, string>[];

const surfaces = ['paper', 'ground', 'sunk', 'raised'];
/** the pairs of the look's contrast check that the forum's colour takes part in; 4.5 is WCAG AA for text */
const pairs = [
  ...surfaces.map((on) => ['accent', on]),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['on-accent-soft', 'accent-soft'],
  ['accent', 'accent-soft'],
  ['ink', 'accent-soft'],
  ['ink-2', 'accent-soft'],
  ['on-cover', 'cover'],
  ['on-cover-2', 'cover'],
] as const;

function assertReadable(colour: string): void {
  const tones = tonesOf(colour);
  for (const [theme, tokens] of [
    [tones.light, light],
    [tones.dark, dark],
  ] as const) {
    const all: Record<string, string> = { ...tokens, ...theme };
    for (const [ink = '', on = ''] of pairs) {
      const found = contrast(all[ink] ?? '', all[on] ?? '');
      assert.ok(found >= 4.5, `${colour}: ${ink} on ${on} ${found.toFixed(2)}`);
    }
    const seat = contrast(all['cover-mark'] ?? '', all.cover ?? '');
    assert.ok(seat >= 1.6, `${colour}: an unlit seat can’t be seen, ${seat.toFixed(2)}`);
  }
}

test('whatever colour a forum gives, every text in it passes WCAG AA in both themes', () => {
  const byte = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(byte, byte, byte, (...rgb) =>
      assertReadable(`#${rgb.map((v) => v.toString(16).padStart(2, '0')).join('')}`),
    ),
    { numRuns: 500 },
  );
});

test('every hue does, at full strength: yellow too', () => {
  for (let h = 0; h < 360; h += 3)
    for (const l of [0.3, 0.6, 0.9]) assertReadable(hexOf({ l, c: 0.4, h }));
  for (const colour of ['#ffe600', '#ffff00', '#00ff00', '#00ffff', '#000000', '#ffffff'])
    assertReadable(colour);
});

test('the house’s own colour gives its own tokens back, to a step of 255', () => {
  const tones = tonesOf(HOUSE_COLOUR);
  for (const [theme, tokens] of [
    [tones.light, light],
    [tones.dark, dark],
  ] as const)
    for (const [role, hex] of Object.entries(theme))
      for (const at of [1, 3, 5]) {
        const byte = (of: string) => Number.parseInt(of.slice(at, at + 2), 16);
        const off = Math.abs(byte(hex) - byte(tokens[role] ?? ''));
        assert.ok(off <= 2, `${role}: ${hex} is not ${tokens[role]}`);
      }
});

test('a colour keeps its hue: red stays red, yellow stays yellow', () => {
  for (const colour of ['#c8102e', '#ffd100', '#007a33', '#7b2cbf']) {
    const { h } = lchOf(colour);
    for (const tone of Object.values(printTones(colour))) {
      const turned = Math.abs(((lchOf(tone).h - h + 540) % 360) - 180);
      assert.ok(turned < 6, `${colour} became ${tone}`);
    }
  }
});

test('a colour is read as people write it, and nothing else is', () => {
  assert.equal(readColour(' #ABC '), '#aabbcc');
  assert.equal(readColour('1E45B6'), '#1e45b6');
  for (const none of ['', 'red', '#12345', '#1234567', 'url(x)', '#12345g'])
    assert.equal(readColour(none), null, none);
});

test('a style sheet names colours and nothing else; no colour gives none', () => {
  assert.equal(brandCss(null), '');
  assert.doesNotMatch(brandCss('#c8102e').replace(/--[\w-]+:#[0-9a-f]{6}/g, ''), /url|import|[<>]/);
  assert.match(brandCss('#c8102e'), /prefers-color-scheme:dark/);
});
