/** Phrasings of hurried people, by class: each is read in full, or names what is not understood. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeSearch } from '#iq/query.ts';
import { readWords } from '#iq/words.ts';
import { demoIndex } from '../../test/demo-index.ts';

const police = demoIndex();
const said: readonly [string, string][] = [
  ['AI spend stays put', 'spend.Artificial Intelligence=Stay the same'],
  ['cloud spend as is', 'spend.Cloud Services=Stay the same'],
  ['body worn on hold', 'spend.Body Worn Video Technology=Stay the same'],
  ['tightening cloud budgets', 'spend.Cloud Services=Decrease'],
  ['trimming cyber spend', 'spend.Cyber Security=Decrease'],
  ['beefing up cyber', 'spend.Cyber Security=Increase'],
  ['doubling down on AI', 'spend.Artificial Intelligence=Increase'],
  ['phasing out body worn video', 'spend.Body Worn Video Technology=Decrease'],
  ['zero on LFR', 'spend.Live Facial Recognition=No investment'],
  ['no money for facial recognition', 'spend.Live Facial Recognition=No investment'],
  ['not a penny on LFR', 'spend.Live Facial Recognition=No investment'],
  ['LFR: none', 'spend.Live Facial Recognition=No investment'],
  ['AI - up', 'spend.Artificial Intelligence=Increase'],
  ['AI spend is plateauing', 'spend.Artificial Intelligence=Stay the same'],
  ['pumping money into AI', 'spend.Artificial Intelligence=Increase'],
  ['bigger cyber budgets', 'spend.Cyber Security=Increase'],
  ['smaller cloud budgets', 'spend.Cloud Services=Decrease'],
  ['no longer investing in BWV', 'spend.Body Worn Video Technology=No investment'],
  ['forking out for AI', 'spend.Artificial Intelligence=Increase'],
  ['cooling on big data', 'spend.Big Data Analysis=Decrease'],
  ['more than two delegates', '? more & ? than & ? two'],
  ['mentions shrinking budgets', '? shrinking'],
  ['HoDs from Belgium', 'seniority=Heads of Department & country=Belgium'],
  ['w/o Wrenford, £1m plus', 'budget=1000000.. & -organisation=Wrenford Constabulary'],
  ['all forces excl. Belgium, LFR up', 'spend.Live Facial Recognition=Increase & -country=Belgium'],
  ['which forces are cutting cloud', 'spend.Cloud Services=Decrease'],
  ['anywhere but the UK and Belgium', '-country=United Kingdom & -country=Belgium'],
  ['not German, not Dutch', '-country=Germany & -country=Netherlands'],
  ['Belgians', 'country=Belgium'],
  ['four and a half million', 'budget=4500000..'],
  ['sub-£1m budgets', 'budget=..<1000000'],
  ['3 million tops', 'budget=..3000000'],
  ['2,500,000+ GBP', 'budget=2500000..'],
  ['budgets in the range 1m to 5m', 'budget=1000000..5000000'],
  [
    'AI as top priority but not ranked first',
    'top_priority=Artificial intelligence & -investment.first=Artificial intelligence',
  ],
  ['no challenge written', '-answered=challenge'],
  ['never stated a challenge, UK', 'country=United Kingdom & -answered=challenge'],
  ['no answer on big data, Germany', 'country=Germany & -answered=spend.Big Data Analysis'],
  ['CIOs and CTOs', 'words=chief information officer & words=chief technology officer'],
  ['detective superintendants', 'words=detective superintendent'],
  [
    'no investment in BWV nor LFR',
    'spend.Body Worn Video Technology=No investment & spend.Live Facial Recognition=No investment',
  ],
  ['cloud second or better', 'investment.top2=Cloud'],
  ['cloud above everything else', 'investment.first=Cloud'],
  ['facial recog up', 'spend.Live Facial Recognition=Increase'],
  ['bodycams down', 'spend.Body Worn Video Technology=Decrease'],
  [
    'top priority cyber security, cyber spending falling',
    'top_priority=Cyber security & spend.Cyber Security=Decrease',
  ],
  [
    'belgium or germany w/ cloud up',
    'country=Belgium & country=Germany & spend.Cloud Services=Increase',
  ],
  [
    'AI neither up nor down',
    '-spend.Artificial Intelligence=Increase & -spend.Artificial Intelligence=Decrease',
  ],
  [
    'increasing everything except LFR',
    'spend.Artificial Intelligence=Increase & spend.Cloud Services=Increase & spend.Big Data Analysis=Increase & spend.Body Worn Video Technology=Increase & spend.Cyber Security=Increase & -spend.Live Facial Recognition=Increase',
  ],
];

for (const [text, filters] of said)
  test(`“${text}” is read as ${filters}`, () => {
    const { clauses, notUnderstood } = readWords(text, police);
    const found = [...writeSearch({ clauses, lost: [] })].map(([key, value]) => `${key}=${value}`);
    const read = [...found, ...notUnderstood.map((word) => `? ${word}`)];
    assert.equal(read.join(' & '), filters);
  });
