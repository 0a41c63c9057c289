/** Phrasings of one meaning: whoever asks in any of these ways finds the same people, and no word is missed. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { examine, told } from './examine.ts';
import type { Asked } from './score.ts';

type Class = { forum: string; means: string; asks: string[] };
const classes: Class[] = JSON.parse(
  readFileSync(new URL('siblings.json', import.meta.url), 'utf8'),
);

for (const { forum, means, asks } of classes)
  test(`${forum}: ${means}, in ${asks.length} ways`, async () => {
    const questions = asks.map((each): Asked => ({ forum, asks: each, means }));
    const misses = (await examine(questions, process.cwd())).filter(
      ({ verdict }) => !verdict.right,
    );
    assert.equal(misses.map(told).join('\n'), '');
  });

/** What is said is in no column: whoever answered at all, the word is named, and each column is offered. */
const UNKNOWN: readonly [
  forum: string,
  asks: string,
  means: string,
  word: string,
  offered: string,
][] = [
  ['police', 'sceptical of LFR', 'answered(spend.Live)', 'sceptical', 'spend.Live=Decrease'],
  [
    'police',
    'rethinking AI',
    'answered(spend.Artificial)',
    'rethinking',
    'top_priority=Artificial',
  ],
  ['police', 'reviewing big data', 'answered(spend.Big)', 'reviewing', 'spend.Big=Increase'],
  [
    'ports',
    'rethinking drones',
    'answered(outlook.Drones)',
    'rethinking',
    'outlook.Drones=Spend less',
  ],
  [
    'ports',
    'who are curious about drones',
    'answered(outlook.Drones)',
    'curious',
    'outlook.Drones=Spend more',
  ],
  [
    'rail',
    'hydrogen trains, driverless trains bewildering',
    'ready.Hydrogen=Live & answered(ready.Driverless)',
    'bewildering',
    'ready.Driverless=In trial & ready.Hydrogen=Live',
  ],
  [
    'airports',
    'remote tower banana',
    'answered(roadmap.Remote)',
    'banana',
    'roadmap.Remote=Planned',
  ],
];

for (const [forum, asks, means, word, offered] of UNKNOWN)
  test(`“${asks}” guesses no column`, async () => {
    const question: Asked = { forum, asks, means, notUnderstood: [word], alternatives: [offered] };
    const [result] = await examine([question], process.cwd());
    assert.deepEqual(result?.verdict.complaints, []);
  });

/** What can be meant in two ways is answered in one, and offered in the other. */
const OFFERED: readonly [asks: string, means: string, offered: string][] = [
  [
    'excluding UK heads of department',
    '!country=United Kingdom & seniority=Heads',
    '!(country=United Kingdom & seniority=Heads)',
  ],
  ['legacy', 'future=Legacy', 'words(legacy)'],
];

for (const [asks, means, offered] of OFFERED)
  test(`“${asks}” offers ${offered}`, async () => {
    const question: Asked = { forum: 'police', asks, means, alternatives: [offered] };
    const [result] = await examine([question], process.cwd());
    assert.deepEqual(result?.verdict.complaints, []);
  });

for (const asks of ['prefers AI to cloud', 'AI over cloud'])
  test(`“${asks}” is half understood, and the other half is named`, async () => {
    const means = 'top_priority=Artificial';
    const notUnderstood = [/ (to|over) /.exec(asks)?.[1] ?? '', 'cloud'];
    const question: Asked = { forum: 'police', asks, means, notUnderstood };
    const [result] = await examine([question], process.cwd());
    assert.deepEqual(result?.verdict.complaints, []);
  });
