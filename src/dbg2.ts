import { buildIndex } from '#iq/index.ts';
import { readWords } from '#iq/words.ts';
import { writeSearch } from '#iq/query.ts';
import { questionnaireSchema } from '#research/questionnaire.ts';
const base = { dates: ['2026-03-01'], timezone: 'Europe/Paris' };
const fr = questionnaireSchema.parse({ ...base, title: 'Forum agricole', currency: 'EUR',
  seniorityBands: [{ band: 'Direction générale', titleStartsWith: ['Directeur général', 'Directrice générale'] }, { band: 'Responsables', titleStartsWith: ['*'] }],
  budgetBands: [{ label: 'Moins de 1 M€', min: 0 }, { label: '1 à 5 M€', min: 1e6 }, { label: 'Plus de 5 M€', min: 5e6 }],
  questions: [
    { id: 'prio', type: 'single', section: 'Priorité principale', text: 'Quelle est votre priorité principale ?', options: ['Irrigation', 'Semences', 'Énergie solaire', 'Robots de traite'] },
    { id: 'dep', type: 'matrix', section: 'Dépenses', text: 'Comment vont évoluer vos dépenses ?', rows: ['Drones', 'Engrais', 'Intelligence artificielle', 'Serres'], columns: ['En hausse', 'Stable', 'En baisse', 'Aucune dépense'] },
    { id: 'frein', type: 'multi', section: 'Freins', text: 'Quels sont vos freins ?', options: ['Main-d’œuvre', 'Réglementation', 'Prix de l’eau', 'Financement'] },
    { id: 'achat', type: 'rank', section: 'Achats prévus', text: 'Classez vos achats', options: ['Tracteurs électriques', 'Capteurs de sol', 'Logiciel de gestion', 'Silos'], max: 3 },
    { id: 'souci', type: 'text', section: 'Soucis', text: 'Votre principal souci ?' },
  ] });
const person = (i: number, country: string) => ({ id: `${i}`, ref: `F${i}`, name: `Élodie Martin${i}`, title: i % 2 ? 'Directrice générale' : 'Responsable des achats', organisation: `Coopérative du Val ${i}`, country, seniority: i % 2 ? 'Direction générale' : 'Responsables', budget: i * 1e6, answers: { souci: 'La sécheresse et le gel' } });
const us = questionnaireSchema.parse({ ...base, title: 'Retail Leaders', currency: 'USD',
  seniorityBands: [{ band: 'C-Level', titleStartsWith: ['Chief'] }, { band: 'Vice Presidents', titleStartsWith: ['VP', 'Vice'] }, { band: 'Managers & Directors', titleStartsWith: ['*'] }],
  budgetBands: [{ label: '< $1M', min: 0 }, { label: '$1M - $10M', min: 1e6 }, { label: '$10M+', min: 1e7 }],
  questions: [
    { id: 'q1', type: 'single', section: 'Top challenge', text: 'What is the biggest challenge facing your stores?', options: ['Shrink / theft', 'Staff turnover', 'Rising rents', 'Omnichannel fulfilment', 'Other'] },
    { id: 'q2', type: 'matrix', section: 'Technology adoption', text: 'Where are you with each technology?', rows: ['Self-checkout', 'Electronic shelf labels (ESL)', 'Computer vision', 'RFID tagging'], columns: ['Deployed', 'Piloting', 'Evaluating', 'No plans'] },
    { id: 'q3', type: 'matrix', section: 'Budget outlook', text: 'Budget change next year', rows: ['Marketing', 'Store refits', 'Supply chain', 'Loyalty programme'], columns: ['Up significantly', 'Up slightly', 'Flat', 'Down slightly', 'Down significantly'] },
    { id: 'q4', type: 'rank', section: 'Partner criteria', text: 'Rank what matters when choosing a supplier', options: ['Price', 'Speed of delivery', 'Sustainability', 'References', 'Innovation'], max: 5 },
    { id: 'q5', type: 'multi', section: 'Channels', text: 'Which channels do you sell through?', options: ['Stores', 'Own website', 'Marketplaces', 'Social commerce', 'Wholesale'] },
    { id: 'q6', type: 'single', section: 'ERP in use', text: 'Which ERP do you run?', options: ['SAP', 'Oracle', 'Microsoft Dynamics', 'In-house', 'None'] },
  ] });
const p2 = (i: number, country: string) => ({ id: `${i}`, ref: `U${i}`, name: `Jo Smith${i}`, title: ['Chief Merchandising Officer', 'VP Store Operations', 'Director of Loss Prevention'][i % 3]!, organisation: ['Kroner Foods', 'Bluebird Outfitters', 'Peak & Pine'][i % 3]!, country, seniority: ['C-Level', 'Vice Presidents', 'Managers & Directors'][i % 3]!, budget: i * 1e6, answers: {} });
const forums: Record<string, ReturnType<typeof buildIndex>> = {
  fr: buildIndex(fr, ['France', 'Belgique', 'Suisse', 'Maroc'].map((c, i) => person(i, c))),
  us: buildIndex(us, ['United States', 'Canada', 'Mexico', 'Germany'].map((c, i) => p2(i, c))) };
const [name, ...texts] = process.argv.slice(2);
for (const text of texts) {
  const r = readWords(text, forums[name!]!);
  console.log('»', text, '\n  =', decodeURIComponent(writeSearch({ clauses: r.clauses, lost: [] }).toString()).replaceAll('+', ' '), '| ?', r.notUnderstood.join(' , '), '| alt', r.alternatives.length);
}
