import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { bars, printedPercent } from '#ui/charts/bars.ts';
import { directions } from '#ui/charts/columns.ts';
import { crowd } from '#ui/charts/crowd.ts';
import { matrixPlot } from '#ui/charts/diverging.ts';
import { svg } from '#ui/charts/drawing.ts';
import { everyInk } from '#ui/charts/ink.ts';
import { partsPlot } from '#ui/charts/parts.ts';
import { peopleBar } from '#ui/charts/people.ts';
import { chamber, coverSeats, seatsDrawing } from '#ui/charts/seats.ts';

const seatsIn = (path: string) => path.split('M').length - 1;

test('a chamber has one seat per person, from left to right, whatever the number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), (people) => {
      const { seats, pitch } = chamber(people);
      assert.equal(seats.length, people);
      assert.ok(seats.every(({ angle }) => angle >= 0 && angle <= Math.PI));
      assert.ok(seats.every(({ angle }, at) => angle >= (seats[at - 1]?.angle ?? 0)));
      const rows = Map.groupBy(seats, ({ radius }) => radius);
      for (const [radius, row] of rows) {
        assert.ok(row.length === 1 || (Math.PI * radius) / (row.length - 1) > pitch * 0.8);
      }
    }),
    { numRuns: 200 },
  );
});

test('the demo forum sits in six rows, its levels as wedges', () => {
  const drawing = seatsDrawing(coverSeats([19, 59, 42]));

  assert.equal(new Set(chamber(120).seats.map(({ radius }) => radius)).size, 6);
  assert.deepEqual(
    drawing.marks.map(({ role, path }) => [role, seatsIn(path)]),
    [
      ['cover1', 19],
      ['cover2', 59],
      ['cover3', 42],
    ],
  );
});

test('a bar has room for exactly its people and turns solid when they cannot be told apart', () => {
  const few = peopleBar([{ role: 'on', count: 73 }], { scale: 120 });
  const many = peopleBar([{ role: 'on', count: 73 }], { scale: 241 });

  assert.equal(few.width, 480);
  assert.deepEqual(few.marks[0]?.dash, [2.5, 1.5]);
  assert.match(few.marks[0]?.path ?? '', /h290\.5$/); // 73 strokes of 2.5 with 72 gaps of 1.5
  assert.equal(many.marks[0]?.dash, undefined);
  assert.equal(crowd(few), 120);
  assert.equal(crowd(many), 0);
});

test('no investment is dotted, also in a crowd', () => {
  for (const scale of [30, 120, 2000]) {
    const [mark] = peopleBar([{ role: 'none', count: 10 }], { scale }).marks;
    assert.ok(mark?.dash);
  }
});

test('an empty bar draws nothing and divides by nothing', () => {
  assert.deepEqual(peopleBar([{ role: 'on', count: 0 }]), { width: 4, height: 32, marks: [] });
  assert.equal(seatsDrawing([]).marks.length, 0);
  assert.deepEqual(bars([]), []);
  assert.deepEqual(partsPlot([]).parts, []);
});

test('bars share one scale, the largest fills it, and few people stay strokes', () => {
  const option = (label: string, count: number) => ({ label, count, percent: 1, marked: false });

  assert.ok(bars([option('a', 88), option('b', 22)]).every(({ strip }) => strip.width === 88 * 4));
  assert.equal(bars([option('a', 3)])[0]?.strip.width, 120);
  assert.equal(printedPercent(25), '25.0%');
  assert.equal(printedPercent(null), '');
});

test('the direction of a scale is read from its words, in many languages, or not at all', () => {
  const all = ['up', 'same', 'down', 'none'];
  assert.deepEqual(directions(['Increase', 'Stay the same', 'Decrease', 'No investment']), all);
  assert.deepEqual(directions(['Mehr', 'Gleich', 'Weniger', 'Keine Investition']), all);
  assert.deepEqual(directions(['Augmentation', 'Stable', 'Baisse', 'Aucun investissement']), all);
  assert.deepEqual(directions(['Αύξηση', 'Ίδια', 'Μείωση', 'Καμία επένδυση']), all);
  assert.deepEqual(directions(['Увеличим', 'Без изменений', 'Сократим', 'Не инвестируем']), all);
  assert.deepEqual(directions(['Więcej', 'Bez zmian', 'Mniej', 'Brak inwestycji']), all);
  assert.deepEqual(directions(['Mehr', 'Keine Änderung', 'Weniger']), ['up', 'same', 'down']);
  assert.deepEqual(
    directions(['Increase a lot', 'Increase', 'Same', 'Decrease', 'Not investing', "Don't know"]),
    ['up', 'up', 'same', 'down', 'none', 'unsure'],
  );
  assert.equal(directions(['Very important', 'Important', 'Less important', 'More']), null);
  assert.equal(directions(['Yes', 'No', 'Perhaps', 'Later']), null);
});

test('change stands on both sides of one line, on one scale of people', () => {
  const columns = (['up', 'same', 'down', 'none'] as const).map((direction) => ({
    label: direction,
    direction,
  }));
  const row = (label: string, ...counts: number[]) => ({
    label,
    base: counts.reduce((sum, count) => sum + count, 0),
    shares: counts.map((count) => ({ count, percent: 10 })),
  });
  const plot = matrixPlot(columns, [row('AI', 73, 31, 6, 10), row('LFR', 39, 40, 9, 28)]);

  const scale = (plot.rows[0]?.strip.width ?? 0) / 4;
  assert.ok(scale >= 37 + 104);
  assert.equal(plot.heads?.length, 4);
  assert.ok(plot.rows.every(({ strip }) => strip.width === scale * 4));
  assert.deepEqual(plot.rows[0]?.net, { more: 73, less: 6 });
  assert.deepEqual(
    plot.rows[0]?.strip.marks.map(({ role }) => role),
    ['none', 'down', 'up', 'same'],
  );
  assert.equal(plot.rows[0]?.labels.length, 4);
  for (const { labels } of plot.rows)
    for (const { at } of labels) assert.ok(at >= 0 && at <= 1, 'labels stay inside');
});

test('labels never overlap, whatever the counts', () => {
  const columns = (['up', 'same', 'down', 'none', 'unsure'] as const).map((direction) => ({
    label: direction,
    direction,
  }));
  const counts = fc.array(fc.nat(300), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(counts, { minLength: 1, maxLength: 4 }), (table) => {
      const rows = table.map((row, index) => ({
        label: `${index}`,
        base: 1,
        shares: row.map((count) => ({ count, percent: 100 })),
      }));
      for (const { labels } of matrixPlot(columns, rows).rows) {
        const spans = labels
          .map(({ at, anchor }) => (anchor === 'start' ? [at, at + 0.07] : [at - 0.07, at]))
          .sort(([a = 0], [b = 0]) => a - b);
        spans.forEach(([start = 0, end = 0], index) => {
          assert.ok(start >= -0.01 && end <= 1.01, `${start} to ${end}`);
          assert.ok(start >= (spans[index - 1]?.[1] ?? 0) - 0.001);
        });
      }
    }),
  );
});

test('printed colours are the light values of the tokens', () => {
  const tokens = readFileSync(new URL('../tokens.css', import.meta.url), 'utf8');
  for (const { token, hex } of everyInk()) {
    assert.equal(tokens.match(new RegExp(`${token}: (#[0-9a-f]{6});`))?.[1], hex, token);
  }
});

test('a drawing for print has one rectangle a person and knows no custom properties', () => {
  const file = svg(
    peopleBar([
      { role: 'on', count: 73 },
      { role: 'none', count: 10 },
    ]),
  );
  const [, on = ''] = file.match(/<path d="([^"]+)" fill="#1e45b6"/) ?? [];

  assert.equal(on.split('M').length - 1, 73);
  assert.match(file, /^<svg [^>]+>(<path [^>]+\/>)+<\/svg>$/);
  assert.doesNotMatch(file, /var\(|NaN|undefined|h-?0[vz]/);
});
