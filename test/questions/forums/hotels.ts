/** An invented forum of hotel groups: US dollars, options with numbers, None of these, Other. */
import { type Forum, forumOf } from './making.ts';

const questionnaire = {
  title: 'Hoteliers Roundtable',
  dates: ['2026-04-14'],
  timezone: 'Asia/Dubai',
  currency: 'USD',
  seniorityBands: [
    { band: 'Owners & Founders', titleStartsWith: ['Owner', 'Founder', 'Co-founder'] },
    { band: 'General Managers', titleStartsWith: ['General Manager', 'Hotel Manager'] },
    { band: 'Department Leads', titleStartsWith: ['*'] },
  ],
  budgetQuestion: 'Procurement budget',
  budgetBands: [
    { label: 'below $100k', min: 0 },
    { label: '$100k - $1m', min: 100_000 },
    { label: '$1m and more', min: 1_000_000 },
  ],
  questions: [
    {
      id: 'size',
      type: 'single',
      section: 'Size of the group',
      text: 'How many rooms do you run?',
      options: ['1–50 rooms', '51–200 rooms', '201–1,000 rooms', 'More than 1,000 rooms'],
    },
    {
      id: 'trouble',
      type: 'single',
      section: 'Main trouble',
      text: 'What troubles you most?',
      options: [
        'Staff turnover',
        'Online travel agencies (OTAs)',
        'Energy prices',
        'No-shows',
        'Guest reviews',
        'Other',
      ],
    },
    {
      id: 'invest',
      type: 'matrix',
      section: 'Investment plans',
      text: 'How will you invest in these?',
      rows: [
        'Property management system (PMS)',
        'Keyless entry',
        'Spa & wellness',
        'Laundry',
        'EV charging',
        'Chatbots / AI concierge',
      ],
      columns: ['Invest more', 'Same as before', 'Invest less', 'Not investing'],
    },
    {
      id: 'extras',
      type: 'multi',
      section: 'Guest extras',
      text: 'What do guests ask for?',
      options: [
        '24/7 room service',
        'Pet friendly rooms',
        'Airport shuttle',
        'Halal kitchen',
        'Late check-out',
        'None of these',
      ],
    },
    {
      id: 'order',
      type: 'rank',
      section: 'Renovation order',
      text: 'What will you renovate, in order?',
      options: ['Bathrooms', 'Lobby', 'Pool', 'Restaurant', 'Beds & mattresses'],
      max: 3,
    },
    { id: 'story', type: 'text', section: 'Guest story', text: 'Your oddest guest story' },
  ],
};

export const hotels = (): Forum =>
  forumOf({
    seed: 1893,
    many: 105,
    prefix: 'HRT',
    questionnaire,
    given: ['Layla', 'Omar', 'Chantal', 'Kofi', 'Anand', 'Beatriz', 'Yusuf'],
    family: ['Haddad', 'Mensah', 'Perera', 'Duarte', 'Kaya', 'Njoroge', 'Sorensen'],
    titles: [
      'General Manager',
      'Head of Housekeeping',
      'Owner',
      'Executive Chef',
      'Founder',
      'Hotel Manager',
      'Revenue Manager',
      'Front Office Lead',
    ],
    organisations: [
      ['Palm Court Collection', 'United Arab Emirates'],
      ['Dhow Hotels', 'Oman'],
      ['Savanna Lodges', 'Kenya'],
      ['Coral Sands Resorts', 'Tanzania'],
      ['Accra Bay Hotel', 'Ghana'],
      ['Ceylon Hill Retreats', 'Sri Lanka'],
      ['Bosphorus Inns', 'Turkey'],
      ['Pousada do Farol', 'Portugal'],
      ['Nile View Group', 'Egypt'],
    ],
    amounts: [
      20_000, 60_000, 90_000, 100_000, 180_000, 300_000, 450_000, 800_000, 1_000_000, 2_500_000,
      7_000_000,
    ],
    texts: {
      story: [
        'A goat in the elevator',
        'Wanted the moon turned down',
        'Left a cello and never came back',
        'Ordered nine omelettes at midnight',
        'Proposed by drone',
      ],
    },
  });
