/** An invented German forum of haulage firms, places included: euros, Mio., plans that are extended or cut back. */
import { type Forum, forumOf } from './making.ts';

const questionnaire = {
  title: 'Tage der Spedition',
  dates: ['2027-05-04'],
  timezone: 'Europe/Berlin',
  currency: 'EUR',
  seniorityBands: [
    { band: 'Geschäftsführung', titleStartsWith: ['Geschäftsführer', 'Prokurist'] },
    { band: 'Bereichsleitung', titleStartsWith: ['Leiter'] },
    { band: 'Fachkräfte', titleStartsWith: ['*'] },
  ],
  budgetQuestion: 'Über welches Budget entscheiden Sie?',
  budgetBands: [
    { label: 'Unter 1 Mio. €', min: 0 },
    { label: '1 bis 5 Mio. €', min: 1_000_000 },
    { label: '5 bis 20 Mio. €', min: 5_000_000 },
    { label: 'Ab 20 Mio. €', min: 20_000_000 },
  ],
  questions: [
    {
      id: 'plan',
      type: 'matrix',
      section: 'Investitionspläne',
      text: 'Wie entwickeln sich Ihre Ausgaben in den nächsten zwei Jahren?',
      rows: [
        'Elektro-Lkw',
        'Telematik',
        'Lagerautomatisierung',
        'Künstliche Intelligenz (KI)',
        'Photovoltaik',
      ],
      columns: ['Wird ausgebaut', 'Bleibt gleich', 'Wird zurückgefahren', 'Nicht vorgesehen'],
    },
    {
      id: 'engpass',
      type: 'single',
      section: 'Größter Engpass',
      text: 'Was bremst Ihr Geschäft am meisten?',
      options: [
        'Fahrermangel',
        'Hohe Dieselpreise',
        'Fehlende Parkplätze',
        'Zollabwicklung',
        'Marode Brücken',
      ],
    },
    {
      id: 'feld',
      type: 'multi',
      section: 'Geschäftsfelder',
      text: 'In welchen Geschäftsfeldern sind Sie tätig?',
      options: ['Stückgut', 'Kühltransporte', 'Gefahrgut', 'Schwertransporte', 'Seefracht'],
    },
    {
      id: 'flotte',
      type: 'single',
      section: 'Größe der Flotte',
      text: 'Wie viele Fahrzeuge hat Ihre Flotte?',
      options: ['Bis 50 Fahrzeuge', '51 bis 200 Fahrzeuge', 'Mehr als 200 Fahrzeuge'],
    },
    {
      id: 'wunsch',
      type: 'rank',
      section: 'Wunschliste',
      text: 'Was möchten Sie als Nächstes anschaffen? Bitte ordnen.',
      options: [
        'Routenplanung',
        'Ladesäulen',
        'Transportmanagementsystem (TMS)',
        'Digitale Frachtpapiere',
        'Reifendruckkontrolle',
      ],
      max: 4,
    },
    { id: 'sorge', type: 'text', section: 'Sorgen', text: 'Was macht Ihnen Sorgen?' },
  ],
};

export const spedition = (): Forum =>
  forumOf({
    seed: 31_337,
    many: 84,
    prefix: 'TDS',
    questionnaire,
    given: ['Heike', 'Torsten', 'Anneliese', 'Reto', 'Jana', 'Piotr', 'Mehmet'],
    family: ['Brinkmann', 'Hofstetter', 'Zauner', 'Wójcik', 'Dvořák', 'Yıldız', 'Petersen'],
    titles: [
      'Leiter Fuhrpark',
      'Geschäftsführerin',
      'Disponent',
      'Leiterin Einkauf',
      'Prokurist',
      'Projektmanagerin Digitalisierung',
      'Geschäftsführer',
      'Gefahrgutbeauftragter',
    ],
    organisations: [
      ['Nordkai Spedition', 'Deutschland'],
      ['Hellweg Transporte', 'Deutschland'],
      ['Isartal Cargo', 'Deutschland'],
      ['Alpenquer Frächter', 'Österreich'],
      ['Rheinknie Camionnage', 'Schweiz'],
      ['Weichsel Spedycja', 'Polen'],
      ['Moldau Doprava', 'Tschechien'],
    ],
    amounts: [
      180_000, 450_000, 900_000, 1_000_000, 1_800_000, 2_500_000, 4_200_000, 5_000_000, 7_500_000,
      12_000_000, 20_000_000, 35_000_000,
    ],
    texts: {
      sorge: [
        'Die Maut frisst unsere Marge',
        'Zu wenig Nachwuchs in der Werkstatt',
        'Stau am Brenner jeden Freitag',
        'Die Bank verlängert den Kredit nicht',
        'Hackerangriff auf die Disposition',
      ],
    },
  });
