/** An invented Dutch forum of care homes. */
import { type Forum, forumOf } from './making.ts';

const questionnaire = {
  title: 'Congres Ouderenzorg',
  dates: ['2026-10-01'],
  timezone: 'Europe/Amsterdam',
  currency: 'EUR',
  seniorityBands: [
    { band: 'Bestuurders', titleStartsWith: ['Bestuurder', 'Voorzitter'] },
    { band: 'Locatiemanagers', titleStartsWith: ['Locatiemanager'] },
    { band: 'Zorgprofessionals', titleStartsWith: ['*'] },
  ],
  budgetQuestion: 'Over welk budget gaat u?',
  budgetBands: [
    { label: 'tot € 1 mln', min: 0 },
    { label: '€ 1 tot 5 mln', min: 1_000_000 },
    { label: 'meer dan € 5 mln', min: 5_000_000 },
  ],
  questions: [
    {
      id: 'doel',
      type: 'single',
      section: 'Belangrijkste doel',
      text: 'Wat is uw belangrijkste doel?',
      options: ['Minder verzuim', 'Valpreventie', 'Verduurzaming', 'Domotica', 'Dementiezorg'],
    },
    {
      id: 'uitgaven',
      type: 'matrix',
      section: 'Uitgaven',
      text: 'Hoe ontwikkelen uw uitgaven zich?',
      rows: [
        'Zorgrobots',
        'Elektronisch dossier (ECD)',
        'Uitzendkrachten',
        'Maaltijden',
        'Slimme sensoren',
      ],
      columns: ['Stijgend', 'Gelijk', 'Dalend', 'Geen uitgaven'],
    },
    {
      id: 'knelpunten',
      type: 'multi',
      section: 'Knelpunten',
      text: 'Welke knelpunten ziet u?',
      options: ['Personeelstekort', 'Regeldruk', 'Huisvesting', 'Financiering', 'Privacy / AVG'],
    },
    {
      id: 'aankoop',
      type: 'rank',
      section: 'Aankopen',
      text: 'Wat koopt u het eerst?',
      options: ['Tilliften', 'Bedden', 'Wifi', 'Zonnepanelen', 'Roostersoftware'],
      max: 3,
    },
    { id: 'droom', type: 'text', section: 'Droom', text: 'Wat is uw droom?' },
  ],
};

export const zorg = (): Forum =>
  forumOf({
    seed: 1588,
    many: 80,
    prefix: 'COZ',
    questionnaire,
    given: ['Marijke', 'Joost', 'Fatima', 'Wouter', 'Sjoukje'],
    family: ['de Vries', 'van den Berg', 'El Amrani', 'Hoekstra', 'Claes', 'Peeters'],
    titles: [
      'Locatiemanager',
      'Wijkverpleegkundige',
      'Bestuurder',
      'Specialist ouderengeneeskunde',
      'Voorzitter raad van toezicht',
      'Teamleider zorg',
    ],
    organisations: [
      ['Huize Zonneweide', 'Nederland'],
      ['Stichting De Linden', 'Nederland'],
      ['Zorggroep Waddenkust', 'Nederland'],
      ['Woonzorgcentrum Ter Beke', 'België'],
      ['Résidence Bellevue', 'België'],
      ['Haus Moselblick', 'Duitsland'],
      ['Casa Coral', 'Curaçao'],
    ],
    amounts: [200_000, 600_000, 1_000_000, 1_500_000, 2_500_000, 5_000_000, 6_000_000, 9_000_000],
    texts: {
      droom: [
        'Een tuin zonder hekken',
        'Nachtdiensten die vol zitten',
        'Papierloos in mei',
        'Elke dag vers brood',
      ],
    },
  });
