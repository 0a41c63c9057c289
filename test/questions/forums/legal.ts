/** An invented summit of legal operations, in English and Singapore dollars. */
import { type Forum, forumOf } from './making.ts';

const questionnaire = {
  title: 'Legal Operations Summit Asia',
  dates: ['2026-11-12'],
  timezone: 'Asia/Singapore',
  currency: 'SGD',
  seniorityBands: [
    { band: 'Partners', titleStartsWith: ['Partner', 'Managing Partner', 'Senior Partner'] },
    { band: 'General Counsel', titleStartsWith: ['General Counsel', 'Deputy General Counsel'] },
    { band: 'Managers and below', titleStartsWith: ['*'] },
  ],
  budgetQuestion: 'What is your technology budget?',
  budgetBands: [
    { label: 'Up to S$1m', min: 0 },
    { label: 'S$1m to S$3m', min: 1_000_000 },
    { label: 'Above S$3m', min: 3_000_000 },
  ],
  questions: [
    {
      id: 'pain',
      type: 'single',
      section: 'Biggest pain point',
      text: 'What is your biggest pain point?',
      options: [
        'Contract review',
        'Regulatory change',
        'Outside counsel spend',
        'Data privacy (PDPA / GDPR)',
        'Talent retention',
      ],
    },
    {
      id: 'tech',
      type: 'matrix',
      section: 'Technology plans',
      text: 'What are your plans for these technologies?',
      rows: [
        'Contract lifecycle management (CLM)',
        'e-Discovery',
        'Generative AI',
        'Billing & matter management',
        'AML / KYC screening',
      ],
      columns: ['Ramp up', 'Hold', 'Wind down', 'Not using'],
    },
    {
      id: 'outsourced',
      type: 'multi',
      section: 'Outsourced work',
      text: 'What do you outsource today?',
      options: [
        'Contract review',
        'Translation',
        'Due diligence',
        'Document production',
        'Litigation support',
      ],
    },
    {
      id: 'trust',
      type: 'single',
      section: 'Trust in vendors',
      text: 'How far do you trust legal tech vendors?',
      options: ['Fully', 'Mostly', 'A little', 'Not at all'],
    },
    {
      id: 'criteria',
      type: 'rank',
      section: 'Buying criteria',
      text: 'Rank what matters when you buy',
      options: [
        'Price',
        'Data residency',
        'Integration with Microsoft 365',
        'Local support',
        'Ease of use',
        'Security certification (ISO 27001)',
      ],
      max: 4,
    },
    {
      id: 'anecdote',
      type: 'text',
      section: 'Anecdote',
      text: 'Tell us about a project that went wrong',
    },
    {
      id: 'lunch',
      type: 'single',
      section: 'Diet',
      text: 'What do you eat?',
      options: ['Halal', 'Vegetarian', 'Vegan', 'No preference'],
    },
  ],
};

export const legal = (): Forum =>
  forumOf({
    seed: 1819,
    many: 100,
    prefix: 'LOS',
    questionnaire,
    given: ['Priscilla', 'Arjun', 'Mei', 'Hafiz', 'Dewi', 'Grace', 'Rohan', 'Siti'],
    family: ['Goh', 'Menon', 'Rahman', 'Sutanto', 'Lau', 'Fernandez', 'Cheung'],
    titles: [
      'Legal Operations Manager',
      'Partner',
      'General Counsel',
      'Knowledge Lawyer',
      'Managing Partner',
      'Deputy General Counsel',
      'Paralegal Supervisor',
      'Senior Partner Disputes',
    ],
    organisations: [
      ['Goh & Menon LLP', 'Singapore'],
      ['Lion City Shipping', 'Singapore'],
      ['Rahman Chambers', 'Malaysia'],
      ['Nusantara Telco', 'Indonesia'],
      ['Deccan Pharma', 'India'],
      ['Kowloon Trust Company', 'Hong Kong'],
      ['Southern Cross Insurers', 'Australia'],
      ['Luzon Power', 'Philippines'],
      ['Al Noor Bank', 'United Arab Emirates'],
    ],
    amounts: [
      150_000, 300_000, 600_000, 900_000, 1_000_000, 1_400_000, 2_000_000, 3_000_000, 4_500_000,
      8_000_000,
    ],
    texts: {
      anecdote: [
        'A chatbot that invented three judgments',
        'Eighteen months of migration, then the vendor was sold',
        'Nobody opened the dashboard',
        'We scanned forty thousand leases upside down',
        'The pilot was killed by procurement',
      ],
    },
  });
