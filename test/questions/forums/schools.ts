/** An invented forum of school trusts: British pounds, yes and no, satisfaction, percentages in options. */
import { type Forum, forumOf } from './making.ts';

const questionnaire = {
  title: 'School Trust Leaders',
  dates: ['2026-06-30'],
  timezone: 'Europe/London',
  currency: 'GBP',
  seniorityBands: [
    { band: 'Chief Executives', titleStartsWith: ['Chief Executive', 'CEO'] },
    { band: 'Headteachers', titleStartsWith: ['Headteacher', 'Principal'] },
    { band: 'Business Managers and Governors', titleStartsWith: ['*'] },
  ],
  budgetQuestion: 'How much do you spend on suppliers a year?',
  budgetBands: [
    { label: 'Less than £250k', min: 0 },
    { label: '£250k to £1m', min: 250_000 },
    { label: 'More than £1m', min: 1_000_000 },
  ],
  questions: [
    {
      id: 'worry',
      type: 'single',
      section: 'Greatest worry',
      text: 'What is your greatest worry?',
      options: [
        'Teacher recruitment',
        'Falling rolls',
        'SEND provision',
        'RAAC and roofs',
        'Energy bills',
        'Attendance',
      ],
    },
    {
      id: 'change',
      type: 'matrix',
      section: 'Spending next year',
      text: 'What happens to your spending next year?',
      rows: [
        'Management information system (MIS)',
        'Supply teachers',
        'Catering',
        'Laptops & tablets',
        'Minibuses',
        'AI tutoring',
      ],
      columns: ['Going up', 'No change', 'Going down', 'Nothing'],
    },
    {
      id: 'happy',
      type: 'matrix',
      section: 'Satisfaction',
      text: 'How satisfied are you with your suppliers of …',
      rows: ['Catering', 'Cleaning', 'Payroll', 'Broadband'],
      columns: ['Satisfied', 'Neutral', 'Dissatisfied'],
    },
    {
      id: 'switch',
      type: 'single',
      section: 'Switching supplier',
      text: 'Will you switch your MIS supplier?',
      options: ['Yes', 'No', 'Perhaps'],
    },
    {
      id: 'train',
      type: 'multi',
      section: 'Staff training',
      text: 'Which training do you need?',
      options: [
        'Safeguarding',
        'Phonics',
        'SEND provision',
        'Cyber security',
        'Behaviour management',
        'First aid',
      ],
    },
    {
      id: 'ranked',
      type: 'rank',
      section: 'Capital projects',
      text: 'Rank your capital projects',
      options: ['Solar panels', 'Sports hall', 'Fencing', 'Science labs', 'Kitchens', 'Nursery'],
      max: 3,
    },
    {
      id: 'plea',
      type: 'text',
      section: 'Plea to government',
      text: 'What would you tell the minister?',
    },
  ],
};

export const schools = (): Forum =>
  forumOf({
    seed: 1944,
    many: 110,
    prefix: 'STL',
    questionnaire,
    given: ['Gwen', 'Imran', 'Catriona', 'Leon', 'Farah', 'Dermot', 'Zadie'],
    family: ['Pritchard', 'Hussain', 'MacInnes', 'Boateng', 'Kaur', 'Quigley', 'Heron'],
    titles: [
      'Headteacher',
      'Business Manager',
      'Chief Executive',
      'Chair of Governors',
      'Principal',
      'CEO',
      'Estates Lead',
      'Finance Director',
    ],
    organisations: [
      ['Severn Vale Trust', 'England'],
      ['Kestrel Academies', 'England'],
      ['Pennine Learning Partnership', 'England'],
      ['Ysgolion Glaslyn', 'Wales'],
      ['Strathbeg Schools', 'Scotland'],
      ['Lough Arrow Schools', 'Northern Ireland'],
      ['Isle of Tarran College', 'Isle of Man'],
    ],
    amounts: [
      40_000, 90_000, 150_000, 250_000, 300_000, 500_000, 750_000, 1_000_000, 1_300_000, 2_200_000,
      5_000_000,
    ],
    texts: {
      plea: [
        'Fund the pay rise',
        'Inspect less, listen more',
        'Our boiler is older than the headteacher',
        'Let us hire therapists',
        'Stop the leaflets',
      ],
    },
  });
