/** Columns of change in words that nobody listed: which is up, same, down and none, and how they are asked for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildIndex, type ForumIndex } from '#iq/index.ts';
import { nameOf } from '#iq/query.ts';
import { directionsOf } from '#iq/words/columns.ts';
import { readWords } from '#iq/words.ts';
import { questionnaireSchema } from '#research/questionnaire.ts';

type Style = {
  language: string;
  text: string;
  columns: [string, string, string, string];
  up: string[];
  same: string[];
  down: string[];
  none: string[];
};

/** The row is Telematik in all of them, so that only the columns differ. */
const ROW = 'Telematik';

/** Asked so in English, whatever language the columns are in. */
const ENGLISH = {
  up: ['Telematik up', 'spending more on Telematik', 'ramping Telematik up', 'growing Telematik'],
  same: ['Telematik flat', 'holding Telematik', 'no change in Telematik', 'Telematik unchanged'],
  down: ['cutting Telematik', 'Telematik down', 'scaling Telematik back', 'trimming Telematik'],
  none: ['not investing in Telematik', 'no plans for Telematik', 'Telematik not planned'],
};

const STYLES: Style[] = [
  {
    language: 'German, nouns',
    text: 'Wie entwickeln sich Ihre Ausgaben für die nächsten Jahre und was ist geplant?',
    columns: ['Aufstockung', 'Status quo', 'Kürzung', 'Außen vor'],
    up: [
      'die Telematik aufstocken',
      'stockt Telematik auf',
      'mehr für Telematik',
      'Telematik ausbauen',
    ],
    same: ['Telematik bleibt gleich', 'Telematik unverändert'],
    down: ['kürzen bei Telematik', 'wer spart bei Telematik?', 'fährt Telematik zurück'],
    none: ['Telematik nicht vorgesehen', 'nicht in Telematik investieren'],
  },
  {
    language: 'German, speech',
    text: 'Wie geht es mit Ihren Ausgaben weiter und was ist nicht geplant?',
    columns: ['Gas geben', 'Läuft wie gehabt', 'Auf die Bremse treten', 'Kein Thema'],
    up: [
      'Telematik steigern',
      'fährt Telematik hoch',
      'mehr Geld für Telematik',
      'Telematik erhöhen',
    ],
    same: ['Telematik gleichbleibend', 'Telematik wie gehabt'],
    down: [
      'Telematik senken',
      'baut Telematik ab',
      'weniger für Telematik',
      'Telematik zurückfahren',
    ],
    none: ['Telematik nicht geplant', 'kein Budget für Telematik'],
  },
  {
    language: 'French, infinitives',
    text: 'Quelle est votre intention pour les prochaines années dans ces domaines et avec quels moyens ?',
    columns: ['Étoffer', 'Maintenir', 'Réduire', 'Ne pas investir'],
    up: [
      'renforcer Telematik',
      'ceux qui renforcent Telematik',
      'Telematik étoffé',
      'augmenter Telematik',
    ],
    same: ['maintenir Telematik', 'Telematik inchangé'],
    down: ['réduire Telematik', 'couper Telematik', 'Telematik en baisse', 'supprimer Telematik'],
    none: ['Telematik pas prévu'],
  },
  {
    language: 'French, speech',
    text: 'Quels sont vos projets pour les prochaines années dans ces domaines et avec quels moyens ?',
    columns: ['On met le paquet', 'On ne change rien', 'On lève le pied', 'Pas au programme'],
    up: ['Telematik en hausse', 'développer Telematik', 'renforce Telematik'],
    same: ['Telematik stable', 'Telematik inchangé'],
    down: ['réduit Telematik', 'baisser Telematik', 'Telematik réduit'],
    none: ['Telematik pas prévu', 'pas de budget pour Telematik'],
  },
  {
    language: 'Spanish',
    text: '¿Cuáles son sus planes para los próximos años en estas áreas y con qué medios?',
    columns: [
      'Vamos a reforzarlo',
      'Seguimos igual',
      'Vamos a recortar',
      'Fuera de nuestros planes',
    ],
    up: [
      'reforzar Telematik',
      'ampliar Telematik',
      'quienes amplían Telematik',
      'Telematik ampliado',
    ],
    same: ['mantener Telematik', 'Telematik sin cambios'],
    down: ['recortar Telematik', 'suprimir Telematik', 'los que recortan Telematik'],
    none: ['Telematik no previsto', 'no invierten en Telematik'],
  },
  {
    language: 'Dutch',
    text: 'Hoe ontwikkelen zich uw uitgaven voor de komende jaren en wat zijn de plannen van het bedrijf?',
    columns: [
      'Wordt uitgebreid',
      'Blijft zoals het is',
      'Wordt afgebouwd',
      'Staat niet op de planning',
    ],
    up: [
      'Telematik uitbreiden',
      'breidt Telematik uit',
      'meer geld voor Telematik',
      'Telematik opschalen',
    ],
    same: ['Telematik blijft gelijk', 'Telematik ongewijzigd'],
    down: [
      'Telematik afbouwen',
      'bouwt Telematik af',
      'bezuinigen op Telematik',
      'schrapt Telematik',
    ],
    none: ['Telematik niet gepland', 'geen budget voor Telematik'],
  },
  {
    language: 'Italian',
    text: 'Quali sono i vostri progetti per i prossimi anni e con quali mezzi, di cui non si parla?',
    columns: ['Da potenziare', 'Da confermare', 'Da snellire', 'Nessun progetto'],
    up: [
      'potenziare Telematik',
      'Telematik potenziato',
      'ampliare Telematik',
      'rafforza Telematik',
    ],
    same: ['Telematik invariato', 'mantenere Telematik'],
    down: ['tagliare Telematik', 'Telematik ridotto', 'ridurre Telematik'],
    none: ['Telematik non previsto', 'non investono in Telematik'],
  },
  {
    language: 'English, verbs',
    text: 'What will you do about these over the next two years?',
    columns: ['Fund more boldly', 'Leave as is', 'Trim', 'Shelve'],
    up: ['boosting Telematik', 'Telematik getting more'],
    same: ['Telematik left as is'],
    down: ['pruning Telematik', 'winding Telematik down'],
    none: ['shelving Telematik', 'Telematik off the table'],
  },
  {
    language: 'English, speech',
    text: 'What will you do about these over the next two years?',
    columns: ['Foot on the gas', 'Cruising, no change', 'Hitting the brakes', 'Not our road'],
    up: ['stepping up Telematik'],
    same: ['Telematik steady'],
    down: ['reining in Telematik'],
    none: ['Telematik off our radar'],
  },
];

/** The same columns from down to up: the order is read from what is known, not from the place. */
const reversed: Style = {
  ...(STYLES[0] as Style),
  language: 'German, from less to more',
};

function forumWith({ columns, text }: Style, order: readonly string[] = columns): ForumIndex {
  const questionnaire = questionnaireSchema.parse({
    title: 'Forum',
    dates: ['2027-05-04'],
    timezone: 'Europe/Berlin',
    currency: 'EUR',
    seniorityBands: [{ band: 'All', titleStartsWith: ['*'] }],
    budgetQuestion: 'Budget?',
    budgetBands: [
      { label: 'Under 1m', min: 0 },
      { label: '1m and over', min: 1_000_000 },
    ],
    questions: [
      { id: 'plan', type: 'matrix', text, rows: [ROW, 'Photovoltaik', 'Biogas'], columns: order },
      {
        id: 'fleet',
        type: 'single',
        text: 'Lkw?',
        options: ['Bis 50 Lkw', '51 bis 200 Lkw', 'Mehr als 200 Lkw'],
      },
    ],
  });
  const person = {
    name: 'A B',
    title: 'C',
    organisation: 'D',
    country: 'Austria',
    seniority: 'All',
  };
  return buildIndex(questionnaire, [{ id: '1', ref: 'R-1', budget: null, answers: {}, ...person }]);
}

function misread(asks: readonly string[], column: string, index: ForumIndex): string[] {
  const wanted = nameOf({ kind: 'option', field: `plan.${ROW}`, option: column });
  return asks.flatMap((each) => {
    const { clauses, notUnderstood } = readWords(each, index);
    const got = clauses.map((clause) => clause.map(nameOf).join(' | ')).join(' & ');
    return got === wanted && notUnderstood.length === 0
      ? []
      : [`${each}: ${got} ? ${notUnderstood.join(', ')}`];
  });
}

for (const style of STYLES)
  test(`${style.language}: up, same, down and none are found by stems and places`, () => {
    assert.deepEqual(directionsOf(style.columns), ['up', 'same', 'down', 'none']);
  });

for (const style of [...STYLES, reversed])
  for (const [place, way] of (['up', 'same', 'down', 'none'] as const).entries())
    test(`${style.language}: ${way}, asked in English and in the forum's language`, () => {
      const [up, same, down, none] = style.columns;
      const index = forumWith(style, style === reversed ? [none, down, same, up] : style.columns);
      const asks = [...ENGLISH[way], ...style[way]];
      assert.deepEqual(misread(asks, style.columns[place] ?? '', index), []);
    });

test('what is given up is none beside another column that falls, else less', () => {
  const said = ['Aufgestockt', 'Gehalten', 'Gekürzt', 'Gestrichen'];
  assert.deepEqual(directionsOf(said), ['up', 'same', 'down', 'none']);
  assert.deepEqual(directionsOf(['Ampliar', 'Mantener', 'Suprimir', 'No previsto']), [
    'up',
    'same',
    'down',
    'none',
  ]);
});

test('five columns around the one that stays go by their side; one that comes last says nothing', () => {
  const five = ['Big push', 'Growing', 'Flat', 'Shrinking', 'Big chop'];
  assert.deepEqual(directionsOf(five), ['up', 'up', 'same', 'down', 'down']);
  const last = ['Growing', 'Flat', 'Shrinking', 'Ask me later'];
  assert.deepEqual(directionsOf(last), ['up', 'same', 'down', null]);
});

/** Wordings of every kind: up, same, down, and where there is a fourth, none. */
const WORDINGS: string[][] = [
  ['Putting more in', 'Sticking with it', 'Taking money out', 'Zero'],
  ['Wir legen zu', 'Wir halten das Niveau', 'Wir sparen', 'Wir machen das nicht'],
  ['Verstärken', 'Weiterführen', 'Einschränken', 'Einstellen'],
  ['Accélérer', 'Poursuivre', 'Ralentir', 'Abandonner'],
  ['Nous investissons davantage', 'Pas de changement', 'Nous freinons', 'Rien du tout'],
  ['Más recursos', 'Los mismos recursos', 'Menos recursos', 'Ningún recurso'],
  ['Meer', 'Evenveel', 'Minder', 'Helemaal niets'],
  ['Accelerare', 'Proseguire', 'Rallentare', 'Non ci riguarda'],
  ['A reforçar', 'Mantém-se', 'A cortar', 'Sem planos'],
  ['Trappas upp', 'Ligger kvar', 'Trappas ned', 'Inte aktuellt'],
  ['Rozbudowa', 'Bez zmian', 'Ograniczenie', 'Nie planujemy'],
  ['Going big', 'Business as usual', 'Going lean', 'Nope'],
  ['Likely to rise', 'Likely to stay flat', 'Likely to fall', 'Not relevant'],
  ['↑', '→', '↓', '—'],
  ['+', '=', '-'],
];
for (const columns of WORDINGS)
  test(`${columns.join(', ')} are up, same, down, none`, () => {
    const ways = ['up', 'same', 'down', 'none'].slice(0, columns.length);
    assert.deepEqual(directionsOf(columns), ways);
  });

for (const columns of [
  ['Live', 'In trial', 'On hold', 'Ruled out'],
  ['In use', 'Planned', 'Under review', 'Ruled out'],
  ['Planned', 'Live', 'Abandoned', 'Never considered'],
  ['Critical', 'Important', 'Nice to have', 'Irrelevant'],
  ['More important', 'As important', 'Less important'],
  ['Own team', 'Same as the group', 'Outsourced'],
  ['Agree', 'Neutral', 'Disagree', 'Not relevant'],
  ['Fully in place', 'Continuing rollout', 'Not started'],
])
  test(`${columns.join(', ')} say nothing of change`, () => {
    assert.deepEqual(
      directionsOf(columns),
      columns.map(() => null),
    );
  });

test('where no column says none, “not investing in” is named and is no “not up”', () => {
  const columns = ['Growing', 'Flat', 'Shrinking'];
  const index = forumWith({ ...(STYLES[0] as Style), columns } as unknown as Style);
  const { clauses, notUnderstood } = readWords(`not investing in ${ROW}`, index);
  assert.deepEqual(clauses, []);
  assert.notDeepEqual(notUnderstood, []);
});

test('more beside no row is not the beginning of a band', () => {
  const index = forumWith(STYLES[8] as Style);
  const { clauses } = readWords('die mehr wollen', index);
  assert.deepEqual(clauses, []);
});
