import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeText } from '#base/decode.ts';
import { type Card, VERSIONS, type Version, vcardText } from '#base/vcard.ts';
import { readCards } from '#base/vcard-reader.ts';

const FOLDER = '../shared/contacts';
const skip = existsSync(FOLDER) ? false : `there is no ${FOLDER}`;
const read = (name: string) => readCards(decodeText(readFileSync(`${FOLDER}/${name}`)) ?? '');
const files = skip ? [] : readdirSync(FOLDER).filter((name) => name.endsWith('.vcf'));

test('every card of other programs is read, and each has a name and a way to reach its owner', {
  skip,
}, () => {
  assert.ok(files.length >= 6);
  for (const file of files) {
    const begun = readFileSync(`${FOLDER}/${file}`, 'latin1').match(/^BEGIN:VCARD/gim);
    const cards = read(file);
    assert.equal(cards.length, begun?.length, file);
    for (const card of cards) {
      assert.notEqual(card.name.trim(), '', file);
      assert.ok(card.emails.length + card.phones.length > 0, `${file}: ${card.name}`);
      assert.doesNotMatch(JSON.stringify(card), /=C3|QUOTED|\/9j\/4A/, file);
    }
  }
});

test('what the cards of other programs say is what is read', { skip }, () => {
  const said = (file: string) =>
    read(file).map(({ name, organisation, title, emails, phones }) => ({
      ...{ name, organisation, title, emails, phones },
    }));
  assert.deepEqual(said('John_Doe_IPHONE.vcf'), [
    {
      name: 'Mr. John Richter James Doe Sr.',
      organisation: 'IBM',
      title: 'Money Counter',
      emails: ['john.doe@ibm.com'],
      phones: ['905-555-1234', '905-666-1234', '905-777-1234', '905-222-1234'],
    },
  ]);
  assert.deepEqual(said('rfc6350-example.vcf'), [
    {
      name: 'Simon Perreault',
      organisation: 'Viagenie',
      title: '',
      emails: ['simon.perreault@viagenie.ca'],
      phones: ['+1-418-656-9254 ext. 102', '+1-418-262-6501'],
    },
  ]);
  const [first, second, third] = read('John_Doe_ANDROID.vcf');
  assert.deepEqual([first?.name, second?.name], ['john.doe@company.com', 'jane.doe@company.com']);
  assert.equal(third?.name, 'Ñ Ñ Ñ Ñ Ñ ');
  const [outlook] = read('outlook-2007.vcf');
  assert.equal(outlook?.note.split('\n').length, 4);
  assert.deepEqual(outlook?.emails, ['mike.angstadt@gmail.com']);
});

test('a card within a card is not the owner’s, and a file cut short still gives what it has', () => {
  const text =
    'BEGIN:VCARD\nVERSION:2.1\nN:Doe;Jo\nAGENT:\nBEGIN:VCARD\nN:Other;One\nEND:VCARD\nTEL;CELL:1\nEND:VCARD\nBEGIN:VCARD\nFN:Cut';
  assert.deepEqual(
    readCards(text).map(({ name, phones }) => [name, phones]),
    [
      ['Jo Doe', ['1']],
      ['Cut', []],
    ],
  );
  assert.deepEqual(readCards('name,email\nJo,jo@example.org'), []);
});

const words = fc
  .string({ unit: fc.constantFrom(...'aZ9 ;,:\\"=-\n', 'é', 'Ł', 'Ψ', '数', '🚢') })
  .filter((text) => text === '' || text.trim() !== '');
const name = words.filter((text) => text.trim() !== '');
const phone = fc
  .string({ unit: fc.constantFrom(...'0123456789'), minLength: 5, maxLength: 14 })
  .map((digits) => `+${digits}`);
const anyCard: fc.Arbitrary<Card> = fc.record({
  ...{ uid: name, given: words, family: words, name, organisation: words, title: words },
  country: fc.constant(''),
  note: words,
  emails: fc.uniqueArray(fc.emailAddress(), { maxLength: 2 }),
  phones: fc.uniqueArray(phone, { maxLength: 2 }),
  source: fc.constant(''),
  revised: fc.constant(new Date('2026-03-01T09:00:00Z')),
});
const kept = ({ country: _, source: __, revised: ___, ...card }: Card) => card;

for (const version of VERSIONS)
  test(`what is written in ${version} is read back, sign for sign, no line above 75 bytes`, () => {
    fc.assert(
      fc.property(fc.array(anyCard, { maxLength: 3 }), (cards) => {
        const text = vcardText(cards, version);
        assert.deepEqual(readCards(text), cards.map(kept));
        for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75);
      }),
    );
  });

test('no text at all makes the reader fail', () => {
  const begun = fc.string({ unit: 'binary' }).map((text) => `BEGIN:VCARD\n${text}`);
  const lines = fc
    .array(fc.constantFrom('BEGIN:VCARD', 'N;"x:y', 'NOTE;QUOTED-PRINTABLE:=Z=', ' ', 'TEL:', '=:'))
    .map((each) => each.join('\n'));
  fc.assert(fc.property(fc.oneof(begun, lines), (text) => Array.isArray(readCards(text))));
});

const SCRIPT = `
import sys, json, vobject
out = []
for card in vobject.readComponents(sys.stdin.buffer.read().decode('utf-8')):
    get = lambda name: [str(line.value) for line in card.contents.get(name, [])]
    org = card.contents.get('org')
    out.append({ 'fn': card.fn.value, 'family': card.n.value.family, 'given': card.n.value.given,
                 'email': get('email'), 'tel': get('tel'), 'note': get('note'),
                 'org': org[0].value if org else [] })
print(json.dumps(out))
`;
const python = (script: string, input: string) =>
  spawnSync('/usr/bin/python3', ['-c', script], { input, encoding: 'utf8' });
const noVobject =
  python('import vobject', '').status === 0 ? false : 'python3-vobject is not installed';

test('another program reads the same from a card in 3.0', { skip: noVobject }, () => {
  const card: Card = {
    ...{ uid: 'urn:x', given: 'Søren', family: 'Fitz;Gerald, O’N', name: 'Søren Fitz' },
    ...{ organisation: 'Penhallow Police', title: 'Chief', country: '', source: '' },
    note: 'Ψηφιακές 数字化 🚢 '.repeat(12).trim().concat('\nMet, at table 21; late'),
    emails: ['soren@penhallow.example'],
    phones: ['+44 7700 900123'],
    revised: new Date('2026-03-01T09:00:00Z'),
  };
  const { stdout, stderr } = python(SCRIPT, vcardText([card, card], '3.0'));
  assert.equal(stderr, '');
  const one = {
    ...{ fn: card.name, family: card.family, given: card.given, org: [card.organisation] },
    ...{ email: card.emails, tel: card.phones, note: [card.note] },
  };
  assert.deepEqual(JSON.parse(stdout), [one, one]);
});

test('4.0 writes numbers as addresses and instants in short, as RFC 6350 asks', () => {
  const lines = (version: Version, phone: string) =>
    vcardText(
      [
        {
          ...{ uid: 'u', given: '', family: '', name: 'A', organisation: '', title: '' },
          ...{ country: '', note: '', source: '', revised: new Date('2026-03-01T09:00:00Z') },
          phones: [phone],
        },
      ],
      version,
    ).split('\r\n');
  const four = lines('4.0', '+44 (7700) 900-123');
  assert.equal(four[1], 'VERSION:4.0');
  assert.ok(four.includes('TEL;VALUE=uri;TYPE=cell:tel:+447700900123'));
  assert.ok(four.includes('REV:20260301T090000Z'));
  assert.ok(lines('4.0', '07700 900123').includes('TEL;VALUE=text;TYPE=cell:07700 900123'));
  assert.ok(lines('3.0', '+44 7700 900123').includes('TEL;TYPE=CELL:+44 7700 900123'));
});
