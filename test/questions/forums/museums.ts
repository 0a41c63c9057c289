/** An invented forum of museums and galleries, in American English and dollars. */
import { type Forum, forumOf } from './making.ts';

const questionnaire = {
  title: 'Museum Directors Exchange',
  dates: ['2026-05-06'],
  timezone: 'America/New_York',
  currency: 'USD',
  seniorityBands: [
    { band: 'Executive Directors', titleStartsWith: ['Executive Director', 'President'] },
    { band: 'Curators & Collections', titleStartsWith: ['Curator', 'Chief Curator', 'Registrar'] },
    { band: 'Operations Staff', titleStartsWith: ['*'] },
  ],
  budgetQuestion: 'What annual budget do you oversee?',
  budgetBands: [
    { label: 'Under $500k', min: 0 },
    { label: '$500k to $2m', min: 500_000 },
    { label: '$2m to $20m', min: 2_000_000 },
    { label: 'Over $20m', min: 20_000_000 },
  ],
  questions: [
    {
      id: 'goal',
      type: 'single',
      section: 'Goal for the year',
      text: 'What is your most important goal this year?',
      options: [
        'Attendance & memberships',
        'Digitizing the collection',
        'Provenance research',
        'Building repairs',
        'School programs',
        'Accessibility (ADA)',
      ],
    },
    {
      id: 'money',
      type: 'matrix',
      section: 'Spending by area',
      text: 'Where is your spending heading?',
      rows: [
        'Climate control (HVAC)',
        'Virtual reality / AR',
        'Guards and security',
        'Ticketing software',
        'Gift shop',
      ],
      columns: ['Growing', 'Flat', 'Shrinking', 'No budget'],
    },
    {
      id: 'risks',
      type: 'multi',
      section: 'Risks',
      text: 'Which risks worry you?',
      options: ['Theft', 'Flooding', 'Fire', 'Cyber attacks', 'Donor fatigue', 'Union disputes'],
    },
    {
      id: 'help',
      type: 'multi',
      section: 'Outside help',
      text: 'Where do you want outside help?',
      options: [
        'Provenance research',
        'Fundraising',
        'Insurance',
        'Conservation of paper',
        'School programs',
      ],
    },
    {
      id: 'rank',
      type: 'rank',
      section: 'Purchases',
      text: 'Rank your next purchases',
      options: [
        'Display cases',
        'LED lighting',
        'Audio guides',
        'Collections database',
        'Storage racks',
        'Roof',
      ],
      max: 5,
    },
    { id: 'wish', type: 'text', section: 'Wish', text: 'If you could change one thing?' },
  ],
};

export const museums = (): Forum =>
  forumOf({
    seed: 1870,
    many: 90,
    prefix: 'MDX',
    questionnaire,
    given: ['Josephine', 'Tyrell', 'Nora', 'Mateo', 'Hana', 'Clifford', 'Imani', 'Saoirse'],
    family: ['Abernathy', 'Delgado', 'Kowalczyk', 'Okonjo', 'Lindqvist', 'Fontaine', 'Marsh'],
    titles: [
      'Executive Director',
      'Facilities Manager',
      'Curator of Prints',
      'Registrar',
      'Head of Visitor Services',
      'President',
      'Chief Curator',
      'IT Coordinator',
      'Security Supervisor',
    ],
    organisations: [
      ['Prairie Museum of Art', 'United States'],
      ['Old Mill Heritage Center', 'United States'],
      ['Lakeshore Science Museum', 'United States'],
      ['Gatineau Gallery', 'Canada'],
      ['Museo del Desierto Rojo', 'Mexico'],
      ['Harbourside Maritime Museum', 'Australia'],
      ['Te Whare Taonga', 'New Zealand'],
      ['Burren Folk Museum', 'Ireland'],
      ['Karoo Rock Art Centre', 'South Africa'],
    ],
    amounts: [
      120_000, 250_000, 400_000, 500_000, 800_000, 1_000_000, 1_200_000, 2_000_000, 3_000_000,
      6_000_000, 15_000_000, 20_000_000, 45_000_000,
    ],
    texts: {
      wish: [
        'Fewer committees, more visitors',
        'A loading dock that fits a truck',
        'Volunteers under seventy',
        'Moth traps in every gallery',
        'Honest labels about colonial loot',
        'Parking',
      ],
    },
  });
