import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { vcardText } from '#base/vcard.ts';
import { cardsIn } from '../../test/vcards.ts';

const NOW = new Date('2026-03-01T09:00:00Z');

test('long lines of any alphabet are folded between signs, and read back whole', () => {
  const note = 'Ψηφιακές 数字化 🚢 '.repeat(30);
  const card = {
    uid: 'u',
    given: 'A',
    family: 'B',
    name: 'A B',
    organisation: '',
    title: '',
    country: '',
    note,
    source: '',
    revised: NOW,
  };
  const text = vcardText([card]);
  assert.deepEqual(
    cardsIn(text).map((each) => each.NOTE),
    [note],
  );
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75);
});

test('the reader of these tests reads the cards of other programs too', {
  skip: !existsSync('../shared/contacts'),
}, () => {
  const read = (name: string) => cardsIn(readFileSync(`../shared/contacts/${name}`, 'utf8'));
  assert.deepEqual(
    read('gmail-single.vcf').map(({ FN, ORG }) => [FN, ORG]),
    [['Greg Dartmouth', ['TheCompany']]],
  );
  assert.deepEqual(
    read('rfc2426-example.vcf').map(({ FN }) => FN),
    ['Frank Dawson', 'Tim Howes'],
  );
});
