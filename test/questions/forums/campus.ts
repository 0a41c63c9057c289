/** An invented forum of those who build and run universities, in German: euros, Mio., bands by office. */
import { type Forum, forumOf } from './making.ts';

const RENOVATION = 'Energetische Sanierung';
const AI = 'Künstliche Intelligenz';
const STAFF = 'Fachkräftemangel';

const questionnaire = {
  title: 'Forum Hochschulbau und Campus',
  dates: ['2026-03-04', '2026-03-05'],
  timezone: 'Europe/Berlin',
  currency: 'EUR',
  seniorityBands: [
    { band: 'Kanzlerinnen und Kanzler', titleStartsWith: ['Kanzler', 'Vizekanzler'] },
    { band: 'Dezernatsleitung', titleStartsWith: ['Dezernent', 'Leiter', 'Leitung'] },
    { band: 'Referentinnen und Referenten', titleStartsWith: ['*'] },
  ],
  budgetQuestion: 'Über welches Budget entscheiden Sie?',
  budgetBands: [
    { label: 'unter 2 Mio. €', min: 0 },
    { label: '2 bis 10 Mio. €', min: 2_000_000 },
    { label: '10 bis 50 Mio. €', min: 10_000_000 },
    { label: 'über 50 Mio. €', min: 50_000_000 },
  ],
  questions: [
    {
      id: 'thema',
      type: 'single',
      section: 'Wichtigstes Thema',
      text: 'Was ist Ihr wichtigstes Thema?',
      options: [
        RENOVATION,
        'Digitalisierung der Lehre',
        'Barrierefreiheit',
        'Flächenmanagement',
        'Laborbau / Reinräume',
        'Studentisches Wohnen',
      ],
    },
    {
      id: 'ausgaben',
      type: 'matrix',
      section: 'Ausgaben',
      text: 'Wie entwickeln sich Ihre Ausgaben?',
      rows: [
        'Photovoltaik',
        'Gebäudeautomation (GLT)',
        AI,
        'Sicherheitsdienste',
        'Möbel & Medientechnik',
      ],
      columns: ['Steigend', 'Gleichbleibend', 'Sinkend', 'Keine Ausgaben', 'Weiß nicht'],
    },
    {
      id: 'huerden',
      type: 'multi',
      section: 'Hürden',
      text: 'Was hält Sie auf? (bis zu drei)',
      options: [
        STAFF,
        'Vergaberecht',
        'Denkmalschutz',
        'Baukosten',
        'Genehmigungen',
        'Fehlende Daten',
      ],
      max: 3,
    },
    {
      id: 'gespraech',
      type: 'multi',
      section: 'Gesprächsthemen',
      text: 'Worüber möchten Sie sprechen?',
      options: [RENOVATION, AI, STAFF, 'Modulbau'],
    },
    {
      id: 'invest',
      type: 'rank',
      section: 'Geplante Investitionen',
      text: 'In was investieren Sie? (bis zu drei, das Wichtigste zuerst)',
      options: [
        'Wärmepumpen',
        'Ladeinfrastruktur',
        'Raumbuchungssystem',
        'Smart Metering',
        'CAFM-Software',
        'Dachbegrünung',
      ],
      max: 3,
    },
    {
      id: 'vergabe',
      type: 'single',
      section: 'Vergabeweg',
      text: 'Welchen Vergabeweg bevorzugen Sie?',
      options: ['Offenes Verfahren', 'Rahmenvertrag', 'Direktvergabe', 'ÖPP / Partnerschaft'],
    },
    { id: 'sorge', type: 'text', section: 'Sorgen', text: 'Was bereitet Ihnen Sorgen?' },
  ],
};

export const campus = (): Forum =>
  forumOf({
    seed: 1409,
    many: 110,
    prefix: 'FHC',
    questionnaire,
    given: [
      'Anke',
      'Jürgen',
      'Beate',
      'Reto',
      'Ursina',
      'Franz',
      'Özlem',
      'Kilian',
      'Mechthild',
      'Sven',
    ],
    family: [
      'Grüner',
      'Aebischer',
      'Moosbrugger',
      'Schröder',
      'Weiß',
      'Thill',
      'Plank',
      'Yıldız',
      'Kessler',
    ],
    titles: [
      'Referentin für Bau',
      'Dezernent Facility Management',
      'Kanzlerin',
      'Leiter Technisches Gebäudemanagement',
      'Referent für Nachhaltigkeit',
      'Kanzler',
      'Leitung Campusentwicklung',
      'Dezernentin Finanzen',
      'Projektleiterin Neubau',
      'Vizekanzler',
    ],
    organisations: [
      ['Universität Altmühlstadt', 'Deutschland'],
      ['Hochschule Nordheide', 'Deutschland'],
      ['Technische Universität Saalfurt', 'Deutschland'],
      ['Universität Donauwinkel', 'Österreich'],
      ['Kunsthochschule Hallbruck', 'Österreich'],
      ['Universität Aaretal', 'Schweiz'],
      ['Fachhochschule Seeland', 'Schweiz'],
      ['Université du Plateau', 'Luxemburg'],
      ['Freie Universität Etschland', 'Italien'],
    ],
    amounts: [
      300_000, 750_000, 1_500_000, 2_000_000, 3_500_000, 5_000_000, 8_000_000, 10_000_000,
      12_000_000, 20_000_000, 35_000_000, 50_000_000, 75_000_000, 120_000_000,
    ],
    texts: {
      sorge: [
        'Asbest in den Laboren der sechziger Jahre',
        'Ständig wechselnde Förderprogramme',
        'Leerstand am Wochenende und volle Hörsäle am Dienstag',
        'Das undichte Dach der Bibliothek',
        'Heizkosten, die niemand geplant hat',
        'Drei Ämter, drei Meinungen',
      ],
    },
  });
