/** An invented forum of railways: Canadian dollars, ages, and a matrix of readiness that is no change. */
import { type Forum, forumOf } from './making.ts';

const questionnaire = {
  title: 'Railway Innovation Days',
  dates: ['2026-08-19'],
  timezone: 'America/Toronto',
  currency: 'CAD',
  seniorityBands: [
    { band: 'Board Members', titleStartsWith: ['Chair', 'Board Member', 'President'] },
    { band: 'Directors', titleStartsWith: ['Director'] },
    { band: 'Engineers & Analysts', titleStartsWith: ['*'] },
  ],
  budgetQuestion: 'Capital programme you answer for',
  budgetBands: [
    { label: 'Up to C$5m', min: 0 },
    { label: 'C$5m to C$25m', min: 5_000_000 },
    { label: 'C$25m or more', min: 25_000_000 },
  ],
  questions: [
    {
      id: 'aim',
      type: 'single',
      section: 'Main aim',
      text: 'What is your main aim?',
      options: [
        'Punctuality',
        'Electrification',
        'Freight growth',
        'Level crossing safety',
        'Passenger information',
      ],
    },
    {
      id: 'funds',
      type: 'matrix',
      section: 'Funding',
      text: 'How does your funding develop?',
      rows: [
        'Signalling (ETCS)',
        'Track renewal',
        'Rolling stock',
        'Station Wi-Fi',
        'Snow clearing',
      ],
      columns: ['Rising', 'Constant', 'Falling', 'Not funded', 'Undecided'],
    },
    {
      id: 'ready',
      type: 'matrix',
      section: 'Readiness',
      text: 'How ready are you for these?',
      rows: ['Driverless trains', 'Hydrogen trains', 'Mobile ticketing'],
      columns: ['Live already', 'In trial', 'Not started'],
    },
    {
      id: 'causes',
      type: 'multi',
      section: 'Causes of delay',
      text: 'What delays your trains?',
      options: ['Weather', 'Trespassers', 'Staff shortages', 'Signal failures', 'Copper theft'],
    },
    {
      id: 'shop',
      type: 'rank',
      section: 'Shopping list',
      text: 'What is on your shopping list?',
      options: ['Track sensors', 'Drones', 'Simulators', 'Ballast cleaners', 'Platform doors'],
      max: 4,
    },
    { id: 'dream', type: 'text', section: 'Dream project', text: 'Describe your dream project' },
  ],
};

export const rail = (): Forum =>
  forumOf({
    seed: 1885,
    many: 95,
    prefix: 'RID',
    questionnaire,
    given: ['Annette', 'Desmond', 'Keiko', 'Raoul', 'Bronwyn', 'Tomasz'],
    family: ['Leclerc', 'Achterberg', 'Mukherjee', 'Novak', 'Hirota', 'Blackwood'],
    titles: [
      'Signalling Engineer',
      'Director of Operations',
      'Board Member',
      'Data Analyst',
      'Director of Rolling Stock',
      'Chair',
      'Timetable Planner',
      'President',
    ],
    organisations: [
      ['Northern Prairie Railway', 'Canada'],
      ['Chemin de fer du Saguenay', 'Canada'],
      ['Great Basin Lines', 'United States'],
      ['Ferrovia Val Serena', 'Italy'],
      ['Kolej Wiślana', 'Poland'],
      ['Moravian Rail', 'Czech Republic'],
      ['Hokuriku Coast Railway', 'Japan'],
      ['Ghats Express', 'India'],
      ['Outback Freight', 'Australia'],
    ],
    amounts: [
      400_000, 1_000_000, 2_500_000, 5_000_000, 7_000_000, 12_000_000, 25_000_000, 30_000_000,
      90_000_000,
    ],
    texts: {
      dream: [
        'A tunnel under the old quarter',
        'Night trains with showers',
        'Steam on Sundays',
        'One timetable for the whole continent',
        'A museum in the roundhouse',
      ],
    },
  });
