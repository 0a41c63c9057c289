import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { buildIndex } from '#iq/index.ts';
import { nameOf, writeSearch } from '#iq/query.ts';
import { readWords } from '#iq/words.ts';
import { questionnaireSchema } from '#research/questionnaire.ts';
import { demoIndex, hospitalIndex } from '../../test/demo-index.ts';

const police = demoIndex();

function reads(index: typeof police, text: string): string {
  const { clauses, notUnderstood } = readWords(text, index);
  const filters = [...writeSearch({ clauses, lost: [] })].map(([key, value]) => `${key}=${value}`);
  return [...filters, ...notUnderstood.map((word) => `? ${word}`)].join(' & ');
}

const AI = 'spend.Artificial Intelligence';
const CLOUD = 'spend.Cloud Services';
const asked: Record<string, string> = {
  'heads of department increasing AI spend with over £5m urgently': `seniority=Heads of Department & ${AI}=Increase & budget=5000000<.. & ? urgently`,
  'heads of department increasing AI spend with over £5m, not in the UK': `seniority=Heads of Department & ${AI}=Increase & budget=5000000<.. & -country=United Kingdom`,
  AI: 'top_priority=Artificial intelligence',
  'AI spend': `${AI}=Increase`,
  'top priority AI': 'top_priority=Artificial intelligence',
  'AI is their top priority': 'top_priority=Artificial intelligence',
  'ranking AI first': 'investment.first=Artificial intelligence',
  'first choice data analytics': 'investment.first=Data analytics',
  'AI in their top 3': 'investment.top3=Artificial intelligence',
  'who ranks cloud or cyber security in their top two':
    'investment.top2=Cloud & investment.top2=Cyber security',
  'AI up, cloud down': `${AI}=Increase & ${CLOUD}=Decrease`,
  'increasing AI and cloud': `${AI}=Increase & ${CLOUD}=Increase`,
  'increasing AI or cloud': `either=${new URLSearchParams({ [AI]: 'Increase', [CLOUD]: 'Increase' })}`,
  'spending more on AI but less on cloud': `${AI}=Increase & ${CLOUD}=Decrease`,
  'cutting cloud': `${CLOUD}=Decrease`,
  'spending flat on cloud': `${CLOUD}=Stay the same`,
  'AI not increasing': `-${AI}=Increase`,
  'not increasing AI': `-${AI}=Increase`,
  'LFR increasing': 'spend.Live Facial Recognition=Increase',
  'BWV flat': 'spend.Body Worn Video Technology=Stay the same',
  'not investing in live facial recognition': 'spend.Live Facial Recognition=No investment',
  'directors from Germany or the Netherlands':
    'seniority=Chief Officers and Directors & country=Germany & country=Netherlands',
  'irish or dutch': 'country=Ireland & country=Netherlands',
  'senior managers excluding UK and Germany':
    'seniority=Senior Management & -country=United Kingdom & -country=Germany',
  'neither Germany nor Belgium': '-country=Germany & -country=Belgium',
  'everyone except heads of department': '-seniority=Heads of Department',
  'not chief officers, more on cloud': `${CLOUD}=Increase & -seniority=Chief Officers and Directors`,
  IAM: 'cyber=Identity access management / Password protection',
  'cyber security concern identity': 'cyber=Identity access management / Password protection',
  'data integration concerns': 'data_science=Data integration',
  'worried about skills gap': 'data_science=Skills gap',
  'prioritising legacy system replacement and digital forensics':
    'future=Legacy system replacement & either=future=Digital+forensics+capability',
  'budget between 5 and 10 million': 'budget=5000000..10000000',
  'at least 2.5 million budget': 'budget=2500000..',
  'up to £950k': 'budget=..950000',
  'under £1m': 'budget=..<1000000',
  '£10m or more': 'budget=10000000..',
  $5m: '? $5m',
  'head of procurement': 'words=head procurement',
  Fenbridge: 'organisation=Fenbridge Police',
  'Gruenwald Grünwald': 'words=grunwald',
  'legacy records': 'words=legacy records',
  'quantum blockchain': '? quantum & ? blockchain',
  data: 'words=data',
  'with urgent priorities': '? urgent & ? priorities',
  '': '',
};

for (const [text, filters] of Object.entries(asked))
  test(`“${text}” is read as ${filters || 'nothing'}`, () => {
    assert.equal(reads(police, text), filters);
  });

test('a word with several meanings is read in the likeliest, and the others are offered', () => {
  const { alternatives } = readWords('AI', police);
  assert.deepEqual(
    alternatives.map(({ clauses }) => writeSearch({ clauses, lost: [] }).toString()),
    [`${AI}=Increase`, 'investment=Artificial intelligence'].map((each) =>
      new URLSearchParams([each.split('=') as [string, string]]).toString(),
    ),
  );
});

const hospitals = buildIndex(
  questionnaireSchema.parse({
    title: 'Krankenhausforum',
    dates: ['2026-03-01'],
    timezone: 'Europe/Berlin',
    currency: 'EUR',
    seniorityBands: [{ band: 'Geschäftsführung', titleStartsWith: ['*'] }],
    questions: [
      {
        id: 'invest',
        type: 'matrix',
        text: 'Wie ändern sich Ihre Ausgaben?',
        rows: ['Robotik', 'Elektronische Patientenakte'],
        columns: ['Steigen', 'Gleich', 'Sinken', 'Keine'],
      },
      {
        id: 'sorge',
        type: 'single',
        text: 'Größte Sorge',
        options: ['Fachkräftemangel', 'Kosten'],
      },
    ],
  }),
  [
    {
      id: '1',
      ref: 'K1',
      name: 'Åse Müller',
      title: 'Chefärztin',
      organisation: 'Klinikum Süd',
      country: 'Österreich',
      seniority: 'Geschäftsführung',
      budget: 4,
      answers: {},
    },
  ],
);

const elsewhere: Record<string, string> = {
  'more on robotik': 'invest.Robotik=Steigen',
  'cutting Patientenakte': 'invest.Elektronische Patientenakte=Sinken',
  fachkraftemangel: 'sorge=Fachkräftemangel',
  'in Austria with over 0,3 Mio. €': 'budget=300000<.. & country=Österreich',
  chefarztin: 'words=chefarztin',
};

for (const [text, filters] of Object.entries(elsewhere))
  test(`in a forum never seen, “${text}” is read as ${filters}`, () => {
    assert.deepEqual(reads(hospitals, text).split(' & ').sort(), filters.split(' & ').sort());
  });

const greek = hospitalIndex();
const inGreek: Record<string, string> = {
  'more on Τηλεϊατρική': 'spend.Τηλεϊατρική=Αύξηση',
  'ρομποτικη μείωση': 'spend.Ρομποτική=Μείωση',
  'Διευθυντές not in Greece': 'seniority=Διευθυντές & -country=Ελλάδα',
  'τεχνητη νοημοσυνη': 'priority=Τεχνητή νοημοσύνη; διαγνωστική υποστήριξη',
  'ranking Κυβερνοασφάλεια first': 'investment.first=Κυβερνοασφάλεια',
  'κτήρια or GDPR': `either=${new URLSearchParams({ priority: 'Ενέργεια / κτήρια', obstacles: 'Κανονισμοί / GDPR' })}`,
  'over 3m, ΓΕΦΥΡΕΣ': 'budget=3000000<.. & words=γεφυρεσ',
  κβαντικά: '? κβαντικά',
};
for (const [text, filters] of Object.entries(inGreek))
  test(`in Greek, “${text}” is read as ${filters}`, () => {
    assert.equal(reads(greek, text), filters);
  });

test('the end of an endless question is named as not understood', () => {
  const { notUnderstood } = readWords(`${'AI '.repeat(333)} and cloud`, police);
  assert.deepEqual(notUnderstood, ['and cloud']);
});

test('no question breaks the reader, and the same words are always read alike', () => {
  const vocabulary =
    'AI cloud not or and , first top 3 increasing down £5m between over UK heads of department priority spend no investment except ( ) / 🙂 neither nor budget'.split(
      ' ',
    );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(fc.constantFrom(...vocabulary), { maxLength: 14 }).map((list) => list.join(' ')),
        fc.string({ unit: 'grapheme', maxLength: 60 }),
      ),
      (text) => assert.equal(reads(police, text), reads(police, text)),
    ),
    { numRuns: 400 },
  );
});

test('brackets, either, neither and a loose or mean what people mean by them', () => {
  const meant: Record<string, string> = {
    'heads of department in the UK or chief officers in Germany': [
      'seniority=Heads+of+Department&country=United+Kingdom',
      'seniority=Chief+Officers+and+Directors&country=Germany',
    ]
      .map((each) => `both=${each}`)
      .join(' & '),
    'not (AI increasing or cloud increasing)': `-${AI}=Increase & -${CLOUD}=Increase`,
    'neither AI nor cloud going up': `-${AI}=Increase & -${CLOUD}=Increase`,
    'AI up but not cloud': `${AI}=Increase & -${CLOUD}=Increase`,
    'not increasing and not cutting AI': `-${AI}=Increase & -${AI}=Decrease`,
    'increasing or holding AI': `${AI}=Increase & ${AI}=Stay the same`,
    'everyone except senior managers from Belgium': `either=${new URLSearchParams({ '-seniority': 'Senior Management', '-country': 'Belgium' })}`,
    'Belgium and Norway excluded': '-country=Belgium & -country=Norway',
    'AI ranked second':
      'investment.top2=Artificial intelligence & -investment.first=Artificial intelligence',
    'no budget given': '-answered=budget',
    'biggest challenge: legacy records': 'words.challenge=legacy records',
    'around £5m': 'budget=4500000..5500000',
    'in the £5m to £10m band': 'budget=5000000..<10000000',
    'increasng AI, heads of departmnet': `seniority=Heads of Department & ${AI}=Increase`,
  };
  for (const [text, filters] of Object.entries(meant))
    assert.deepEqual(reads(police, text).split(' & ').sort(), filters.split(' & ').sort(), text);
});

// unlike things: two roles or two countries would be a choice
const PHRASES = [
  'increasing AI',
  'heads of department',
  'with over £5m',
  'not in the UK',
  'ranking cloud first',
  'worried about network security',
  'AI or cloud up',
  'mentions entry',
];
const NONSENSE = ['zxqvy', 'plomknk', 'wqrtgh', 'blorf'];
const phrases = fc.shuffledSubarray(PHRASES, { minLength: 1 });
const clausesOf = (text: string) =>
  readWords(text, police)
    .clauses.map((clause) => clause.map(nameOf).sort().join('|'))
    .sort();

test('things joined by a comma or and mean the same in any order', () => {
  fc.assert(
    fc.property(phrases, fc.constantFrom(', ', ', and '), (list, joint) => {
      assert.deepEqual(clausesOf(list.join(joint)), clausesOf(list.toSorted().join(joint)));
    }),
  );
});

test('what is understood alone is understood together', () => {
  fc.assert(
    fc.property(phrases, (list) => {
      const alone = list.flatMap((each) => clausesOf(each)).sort();
      assert.deepEqual(clausesOf(list.join(', ')), alone);
    }),
  );
});

test('a word of nonsense changes no filter, and is named', () => {
  fc.assert(
    fc.property(phrases, fc.constantFrom(...NONSENSE), fc.nat(), (list, word, at) => {
      const place = at % (list.length + 1);
      const text = list.toSpliced(place, 0, word).join(', ');
      assert.deepEqual(clausesOf(text), clausesOf(list.join(', ')));
      assert.deepEqual(readWords(text, police).notUnderstood, [word]);
    }),
  );
});

test('to deny a denial is to say it', () => {
  for (const each of ['in Belgium', 'heads of department', 'increasing AI'])
    assert.deepEqual(clausesOf(`not not ${each}`), clausesOf(each));
});

test('no letter of a question is outside its spans, and what is missed is struck through', () => {
  fc.assert(
    fc.property(phrases, fc.constantFrom(...NONSENSE), (list, word) => {
      const text = `${list.join(', ')} ${word}`;
      const { spans } = readWords(text, police);
      const covered = spans.map(({ from, to }) => text.slice(from, to)).join('');
      assert.equal(covered.replace(/[^\p{L}\d]/gu, ''), text.replace(/[^\p{L}\d]/gu, ''));
      const struck = spans.filter(({ kind }) => kind === 'not-understood');
      assert.deepEqual(
        struck.map(({ from, to }) => text.slice(from, to)),
        [word],
      );
    }),
  );
});

test('each understood span names the filters that it became', () => {
  const text = 'heads of department increasing AI';
  const { spans } = readWords(text, police);
  const named = spans.map((span) => [
    text.slice(span.from, span.to),
    span.kind === 'understood' ? span.clauses : span.kind,
  ]);
  assert.deepEqual(named, [
    ['heads of department', ['seniority=Heads of Department']],
    ['increasing', [`${AI}=Increase`]],
    ['AI', [`${AI}=Increase`]],
  ]);
});

test('what the asker says of themselves filters nothing', () => {
  assert.equal(
    reads(police, 'We sell cloud tools and want to meet heads of department'),
    'seniority=Heads of Department & ? We sell cloud tools',
  );
});
