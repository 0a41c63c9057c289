/** Phrasings of one meaning: whoever asks in any of these ways finds the same people, and no word is missed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examine, told } from './examine.ts';
import type { Asked } from './score.ts';

const CLASSES: readonly [forum: string, means: string, asks: readonly string[]][] = [
  [
    'police',
    'spend.Cloud=Increase',
    [
      'cloud growth',
      'growth in cloud',
      'cloud ↑',
      'cloud+',
      'a planned rise in cloud spending',
      'cloud spending is soaring',
      'more money for cloud',
      'an increase in the cloud budget',
      'cloud boost',
      'extra cloud spend',
    ],
  ],
  [
    'police',
    'spend.Body=Decrease',
    [
      'bodyworn vidoe going down',
      'body worn vdieo cuts',
      'cutbacks on body worn video',
      'a reduction in bodycam spending',
      'bodycams ↓',
      'body worn video tailing off',
      'body worn spend is drying up',
    ],
  ],
  [
    'police',
    'spend.Artificial=Stay',
    ['AI freeze', 'AI=', 'AI → ', 'a standstill on AI', 'AI spend plateau'],
  ],
  [
    'police',
    '!spend.Cloud=Increase',
    [
      'spending nothing extra on cloud',
      'no extra money for cloud',
      'zero growth in cloud',
      'nothing more for cloud',
      'no increase in cloud',
      'no growth in cloud',
    ],
  ],
  [
    'police',
    'spend.Live=No investment',
    [
      'LFR is off the table',
      'LFR is a no-go',
      'no appetite for LFR',
      'saying no to LFR',
      'LFR: no',
      'not touching facial recognition',
      'not yet investing in LFR',
      'haven’t put money into LFR',
    ],
  ],
  [
    'police',
    'spend.Artificial=Increase | investment#1=Artificial',
    [
      'either increasing AI or ranking it first',
      'AI up or it is ranked first',
      'increasing AI or putting it first',
    ],
  ],
  [
    'police',
    'investment=Cloud & !spend.Cloud=Increase',
    ['ranking cloud but not increasing it', 'ranks cloud but is not increasing spend on it'],
  ],
  [
    'police',
    'spend.Artificial=Increase & spend.Cloud=Increase',
    [
      'AI up and so is cloud',
      'AI up, cloud likewise',
      'AI increasing, ditto cloud',
      'AI up, and the same goes for cloud',
      'AI and cloud both up',
    ],
  ],
  [
    'police',
    'spend.Artificial=Increase | spend.Cloud=Increase | spend.Cyber=Increase',
    [
      'increasing at least one of AI, cloud and cyber',
      'any of AI, cloud, cyber increasing',
      'one or more of AI, cloud and cyber up',
      'increasing AI, cloud or cyber (or all)',
    ],
  ],
  [
    'police',
    'investment#1=Cloud',
    [
      'cloud top of the list',
      'cloud at the top of their ranking',
      'cloud comes first',
      'cloud is number one',
      'cloud #1',
      'cloud in pole position',
    ],
  ],
  [
    'police',
    'top_priority=Mobile',
    ['mobile working comes first', 'mobile working top of their list'],
  ],
  [
    'police',
    '!investment=Artificial',
    [
      'haven’t put AI anywhere in their ranking',
      'have not ranked AI anywhere',
      'AI doesn’t appear in their ranking',
      'AI nowhere on their list',
    ],
  ],
  [
    'police',
    'investment=Cloud & !investment#1=Cloud',
    ['cloud second or lower', 'cloud ranked below first', 'cloud ranked, but not first'],
  ],
  [
    'police',
    'words(frontline officers) & !words(budget)',
    [
      'wrote about frontline officers and not about budget',
      'mentions frontline officers but not budget',
    ],
  ],
  [
    'police',
    '!answered(challenge)',
    [
      'who hasn’t told us their biggest challenge?',
      'refused to name a challenge',
      'wouldn’t say what their challenge is',
      'didn’t give a challenge',
    ],
  ],
  [
    'police',
    '!country=United Kingdom',
    [
      'excl UK',
      'excl. UK',
      'ex-UK',
      'non-UK',
      'outside Britain',
      'UK excluded',
      'bar the UK',
      'other than the UK',
      'apart from the UK',
      'save for the UK',
      'minus the UK',
      'w/o the UK',
      'sans UK',
      'not counting the UK',
      'UK: no',
      'everyone unless they’re from the UK',
    ],
  ],
  [
    'police',
    'title(Head of Data and Analytics)',
    ['Heads of Data and Analytics', 'head of data & analytics'],
  ],
  [
    'police',
    'budget>=500k',
    ['1/2 million', '½ million', 'half a million', '500 grand', '£500,000+'],
  ],
  [
    'police',
    'budget>5m',
    ['north of 5m', 'over five mil', 'in excess of £5m', 'well over 5m', 'slightly more than £5m'],
  ],
  [
    'police',
    'budget<=5m',
    ['up to and including 5m', 'less than or equal to 5m', 'no more than 5m', 'max 5m'],
  ],
  [
    'police',
    'budget>=5m & budget<=10m',
    ['5 to 10', '£5-10m', '5m..10m', 'budget between 5 and 10'],
  ],
  [
    'police',
    'budget>=25m',
    ['twenty-five million plus', '25m upwards', 'from 25m up', 'a good 25 million'],
  ],
  [
    'ports',
    'partners.Shipping={Critical, Important}',
    [
      'shipping lines at least important',
      'shipping lines important or higher',
      'important or more for shipping lines',
      'shipping lines more than nice to have',
      'shipping lines better than nice to have',
    ],
  ],
  [
    'ports',
    'partners.Shipping={Nice to have, Irrelevant}',
    [
      'shipping lines below important',
      'shipping lines less than important',
      'shipping lines at most nice to have',
      'shipping lines nice to have or lower',
    ],
  ],
  [
    'schools',
    'happy.Catering={Satisfied, Neutral}',
    ['catering neutral or better', 'at least neutral on catering'],
  ],
  [
    'rail',
    'ready.Mobile={Live, In trial}',
    ['mobile ticketing at least in trial', 'mobile ticketing in trial or further'],
  ],
  [
    'airports',
    'roadmap.Remote=Ruled out',
    ['ruling out remote towers', 'rules out remote tower', 'remote tower ruled out'],
  ],
  [
    'airports',
    'traffic.Air=Cannot say',
    [
      'unsure about cargo',
      'can’t say how cargo develops',
      'no idea about cargo',
      'don’t know how cargo will develop',
    ],
  ],
  ['hotels', 'size={201, More}', ['over 200 rooms', 'more than 200 rooms', 'at least 201 rooms']],
  [
    'campus',
    'ausgaben.Photovoltaik=Steigend',
    [
      'Photovoltaik nimmt zu',
      'bei Photovoltaik wird mehr ausgegeben',
      'Zuwachs bei Photovoltaik',
      'Photovoltaik wächst',
      'steigende Ausgaben für Photovoltaik',
      'mehr Geld für Photovoltaik',
    ],
  ],
  [
    'campus',
    'ausgaben.Möbel=Sinkend',
    ['Möbel gehen zurück', 'Kürzungen bei Möbeln', 'Ausgaben für Möbel nehmen ab'],
  ],
  [
    'caves',
    'depenses.Énergie=En baisse',
    ['énergie en recul', 'moins d’argent pour l’énergie', 'réduction de l’énergie'],
  ],
  [
    'cellars',
    'gasto.Barricas=Aumenta',
    ['barricas sube', 'gastan más en barricas', 'incremento de barricas'],
  ],
  [
    'zorg',
    'uitgaven.Maaltijden=Gelijk',
    ['maaltijden blijven gelijk', 'maaltijden gelijkblijvend', 'maaltijden ongewijzigd'],
  ],
];

for (const [forum, means, asks] of CLASSES)
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
