import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathOf } from '#ui/icon.ts';

test('shapes become one path, each where it was', () => {
  const icon = pathOf([
    ['circle', { cx: '11', cy: '11', r: '8' }],
    ['path', { d: 'm21 21-4.34-4.34' }],
    ['path', { d: 'm3 4 2 2h5' }],
    ['path', { d: 'm5 6h2' }],
    ['path', { d: 'M12 2v20' }],
    ['line', { x1: '1', y1: '2', x2: '3', y2: '4' }],
  ]);
  assert.equal(
    icon,
    'M3 11a8 8 0 1 0 16 0a8 8 0 1 0 -16 0' + 'M21 21l-4.34-4.34M3 4l2 2h5M5 6h2M12 2v20M1 2L3 4',
  );
});

test('a rectangle keeps its round corners', () => {
  assert.equal(
    pathOf([['rect', { x: '3', y: '4', width: '18', height: '10', rx: '2' }]]),
    'M5 4h14a2 2 0 0 1 2 2v6a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-6a2 2 0 0 1 2 -2z',
  );
});
