/** An invented forum of hospital directors: euros, a matrix of capital plans, numbers in an option. */
import { type Forum, forumOf } from './making.ts';

const questionnaire = {
  title: 'Hospital Directors’ Days',
  dates: ['2026-11-03'],
  timezone: 'Europe/Dublin',
  currency: 'EUR',
  seniorityBands: [
    { band: 'Board members', titleStartsWith: ['Chief', 'Medical Director', 'Finance Director'] },
    { band: 'Department leads', titleStartsWith: ['Head of', 'Matron'] },
    { band: 'Specialists', titleStartsWith: ['*'] },
  ],
  budgetQuestion: 'What annual budget do you decide on?',
  budgetBands: [
    { label: 'Under €2m', min: 0 },
    { label: '€2m to €10m', min: 2_000_000 },
    { label: '€10m to €40m', min: 10_000_000 },
    { label: 'Over €40m', min: 40_000_000 },
  ],
  questions: [
    {
      id: 'focus',
      type: 'single',
      section: 'Main focus',
      text: 'What is your main focus this year?',
      options: [
        'Shorter waiting lists',
        'Staff retention',
        'Infection control',
        'Theatre utilisation',
        'Electronic patient record (EPR)',
      ],
    },
    {
      id: 'capital',
      type: 'matrix',
      section: 'Capital plans',
      text: 'How are your capital plans developing?',
      rows: [
        'MRI and CT scanners',
        'Robotic surgery',
        'Telemedicine',
        'Energy efficiency',
        'Nurse call systems',
      ],
      columns: ['Growing', 'Unchanged', 'Shrinking', 'Not planned'],
    },
    {
      id: 'barriers',
      type: 'multi',
      section: 'Barriers',
      text: 'What stands in the way of change?',
      options: [
        'Shortage of nurses',
        'Procurement rules',
        'Interoperability',
        'Ageing buildings',
        'Data privacy / GDPR',
      ],
    },
    {
      id: 'beds',
      type: 'single',
      section: 'Size of hospital',
      text: 'How many beds does your hospital have?',
      options: ['Fewer than 200 beds', '200 to 500 beds', 'More than 500 beds'],
    },
    {
      id: 'shopping',
      type: 'rank',
      section: 'Shopping list',
      text: 'Rank what you want to buy next',
      options: [
        'Bed management software',
        'Sterilisation equipment',
        'Pharmacy automation',
        'Patient monitoring',
        'Voice recognition',
      ],
      max: 4,
    },
    { id: 'regret', type: 'text', section: 'Regret', text: 'What would you do differently?' },
  ],
};

export const wards = (): Forum =>
  forumOf({
    seed: 4711,
    many: 110,
    prefix: 'HDD',
    questionnaire,
    given: ['Aoife', 'Mathieu', 'Inês', 'Lukas', 'Aino', 'Zofia', 'Declan'],
    family: ['Brennan', 'Delacroix', 'Carvalho', 'Steiner', 'Korhonen', 'Nowak', "O'Dowd"],
    titles: [
      'Head of Nursing',
      'Chief Executive',
      'Medical Director',
      'Clinical Engineer',
      'Head of Estates',
      'Finance Director',
      'Matron',
      'Anaesthetist',
    ],
    organisations: [
      ["St Brigid's Hospital", 'Ireland'],
      ['Lough Derg General', 'Ireland'],
      ['Hôpital des Tilleuls', 'France'],
      ['Hospital do Cabo Branco', 'Portugal'],
      ['Klinikum Achental', 'Austria'],
      ['Saimaa Central Hospital', 'Finland'],
      ['Szpital Lipowa', 'Poland'],
    ],
    amounts: [
      350_000, 900_000, 1_500_000, 2_000_000, 3_500_000, 7_000_000, 10_000_000, 12_500_000,
      22_000_000, 40_000_000, 55_000_000,
    ],
    texts: {
      regret: [
        'Ask the porters before the architects',
        'Buy fewer dashboards and more chairs',
        'Start the flu campaign in August',
        'The tender took three years',
        'Never again two pilots at once',
      ],
    },
  });
