import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readInstance } from './instance.ts';

const right = {
  participants: 3,
  slots: 4,
  tables: 2,
  sessions: [
    { id: 1, from: 1, to: 2 },
    { id: 2, from: 5, to: 4 },
  ],
  fairness: 2,
  forbidden: [[1], [], []],
  meetings: [
    { id: 1, a: 1, b: 2, session: 0 },
    { id: 2, a: 2, b: 3, session: 1, after: [] as number[] },
    { id: 3, a: 1, b: 3, session: 0, fixed: 4 as number | null },
  ],
};

/** The instance with one thing changed, as text. */
function changed(change: (instance: typeof right & Record<string, unknown>) => void): string {
  const instance = structuredClone(right);
  change(instance);
  return JSON.stringify(instance);
}

test('an instance is read: sessions, absences, fixed slots and order leave slots to each meeting', () => {
  const read = readInstance(JSON.stringify(right));
  assert.ok('problem' in read);
  assert.deepEqual(
    read.problem.meetings.map(({ slots }) => slots),
    [[2, 3, 4], [1, 2], [4]],
  );
  assert.deepEqual(read.problem.tables, [0, 2, 2, 2, 2]);
});

test('of a plan in force what is past stays, and nothing new gets a slot there', () => {
  const read = readInstance(
    changed((instance) => {
      instance.baseline = { slots: [2, 3, 0] };
      instance.now = 3;
      instance.tablesBySlot = [2, 2, 1, 1];
      Object.assign(instance.meetings[2] ?? {}, { id: 8 });
      delete instance.meetings[1]?.after;
      if (instance.meetings[2]) instance.meetings[2].fixed = null;
      if (instance.meetings[1]) instance.meetings[1].session = 0;
    }),
  );
  assert.ok('problem' in read);
  assert.deepEqual(
    read.problem.meetings.map(({ slots }) => slots),
    [[2], [3, 4], [3, 4]],
  );
  assert.deepEqual(read.problem.tables, [0, 2, 2, 1, 1]);
});

test('whatever is wrong is told with its place and its cure', () => {
  const faults: [text: string, told: RegExp][] = [
    ['{"participants": 3,}', /^Line 1, column 20: this is not JSON/],
    ['[]', /^The file: /],
    [changed((it) => Object.assign(it, { participants: 0 })), /^participants: /],
    [changed((it) => Object.assign(it, { slots: 2.5 })), /^slots: Give a whole number/],
    [changed((it) => Object.assign(it, { meetings: 'all' })), /^meetings: /],
    [
      changed((it) => Object.assign(it.meetings[1] ?? {}, { id: 7 })),
      /^meetings\[1\]\.id: 7\. Number/,
    ],
    [
      changed((it) => Object.assign(it.meetings[1] ?? {}, { id: 1 })),
      /^meetings\[1\]\.id: 1 is there twice/,
    ],
    [
      changed((it) => Object.assign(it.meetings[0] ?? {}, { a: 4 })),
      /^meetings\[0\]\.a: 4 is no participant\. Use 1 to 3/,
    ],
    [
      changed((it) => Object.assign(it.meetings[0] ?? {}, { b: 1 })),
      /^meetings\[0\]\.b: 1 would meet alone/,
    ],
    [
      changed((it) => Object.assign(it.meetings[0] ?? {}, { b: 'x' })),
      /^meetings\[0\]\.b: Give a whole/,
    ],
    [
      changed((it) => Object.assign(it.meetings[0] ?? {}, { session: 3 })),
      /^meetings\[0\]\.session: 3 is no session/,
    ],
    [
      changed((it) => Object.assign(it.meetings[2] ?? {}, { fixed: 5 })),
      /^meetings\[2\]\.fixed: 5 is no slot\. Use 1 to 4/,
    ],
    [
      changed((it) => Object.assign(it.meetings[2] ?? {}, { fixed: 0 })),
      /^meetings\[2\]\.fixed: 0 is no slot/,
    ],
    [
      changed((it) => Object.assign(it.meetings[2] ?? {}, { after: [9] })),
      /^meetings\[2\]\.after: 9 is no meeting/,
    ],
    [
      changed((it) => Object.assign(it.meetings[2] ?? {}, { after: [3] })),
      /^meetings\[2\]\.after: a circle, 3 after 3/,
    ],
    [
      changed((it) => {
        Object.assign(it.meetings[0] ?? {}, { after: [3] });
        Object.assign(it.meetings[2] ?? {}, { after: [1] });
      }),
      /^meetings\[0\]\.after: a circle, 1 after 3 after 1\./,
    ],
    [changed((it) => it.forbidden.push([])), /^forbidden: 4 lists\. Give one for each of 3/],
    [changed((it) => it.forbidden[0]?.push(9)), /^forbidden\[0\]: 9 is no slot/],
    [
      changed((it) => Object.assign(it.sessions[0] ?? {}, { to: 9 })),
      /^sessions\[0\]: from 1 to 9/,
    ],
    [
      changed((it) => Object.assign(it.sessions[1] ?? {}, { id: 1 })),
      /^sessions\[1\]\.id: 1 is there twice/,
    ],
    [
      changed((it) => Object.assign(it, { tablesBySlot: [1] })),
      /^tablesBySlot: 1 numbers\. Give one for each of 4/,
    ],
    [changed((it) => Object.assign(it, { now: 2 })), /^now: there is no plan in force/],
    [
      changed((it) => Object.assign(it, { baseline: { slots: [1] } })),
      /^baseline\.slots: 1 slots\. Give one for each of 3/,
    ],
    [
      changed((it) => Object.assign(it, { baseline: { slots: [1, 2, 8] } })),
      /^baseline\.slots\[2\]: 8 is no slot/,
    ],
    [
      changed((it) => Object.assign(it, { baseline: { slots: [1, 2, 3] }, now: 9 })),
      /^now: 9\. Use a slot/,
    ],
  ];
  for (const [text, told] of faults) {
    const read = readInstance(text);
    assert.ok('faults' in read, text);
    assert.match(read.faults[0] ?? '', told);
  }
});
