/** An invented forum of theatres, opera houses and festivals, in French: euros, M€, bands by office. */
import { type Forum, forumOf } from './making.ts';

const GREEN = 'Transition écologique';
const FILMING = 'Captation vidéo';

const questionnaire = {
  title: 'Rencontres des scènes et festivals',
  dates: ['2026-11-17', '2026-11-18'],
  timezone: 'Europe/Paris',
  currency: 'EUR',
  seniorityBands: [
    {
      band: 'Direction générale',
      titleStartsWith: ['Directeur général', 'Directrice générale', 'Secrétaire général'],
    },
    {
      band: 'Direction technique',
      titleStartsWith: ['Directeur technique', 'Directrice technique', 'Régisseu'],
    },
    { band: 'Chargés de mission', titleStartsWith: ['*'] },
  ],
  budgetQuestion: 'De quel budget annuel avez-vous la charge ?',
  budgetBands: [
    { label: 'moins de 500 000 €', min: 0 },
    { label: '500 000 € à 2 M€', min: 500_000 },
    { label: '2 à 6 M€', min: 2_000_000 },
    { label: '6 à 15 M€', min: 6_000_000 },
    { label: 'plus de 15 M€', min: 15_000_000 },
  ],
  questions: [
    {
      id: 'priorite',
      type: 'single',
      section: 'Priorité de la saison',
      text: 'Quelle est votre première priorité pour la saison ?',
      options: [
        'Renouvellement des publics',
        GREEN,
        'Sécurité incendie',
        'Accessibilité',
        'Tarification',
        'Éducation artistique',
      ],
    },
    {
      id: 'depenses',
      type: 'matrix',
      section: 'Évolution des dépenses',
      text: 'Comment vont évoluer vos dépenses ?',
      rows: [
        'Éclairage scénique',
        'Sonorisation',
        'Intelligence artificielle',
        'Décors et costumes',
        'Gardiennage',
        'Chauffage et climatisation',
      ],
      columns: ['En hausse', 'Stables', 'En baisse', 'Aucune dépense'],
    },
    {
      id: 'freins',
      type: 'multi',
      section: 'Freins',
      text: 'Qu’est-ce qui vous freine ? (trois réponses au plus)',
      options: [
        'Baisse des subventions',
        'Pénurie de techniciens',
        'Vétusté des bâtiments',
        'Coût de l’énergie',
        'Réglementation',
      ],
      max: 3,
    },
    {
      id: 'echanges',
      type: 'multi',
      section: 'Sujets d’échange',
      text: 'De quoi souhaitez-vous parler ?',
      options: [GREEN, FILMING, 'Mécénat', 'Coproductions'],
    },
    {
      id: 'achats',
      type: 'rank',
      section: 'Achats prévus',
      text: 'Qu’allez-vous acheter ? (trois réponses, la plus importante en premier)',
      options: [
        'Projecteurs LED',
        'Consoles son',
        'Logiciel de billetterie',
        'Gradins télescopiques',
        'Surtitrage',
        'Véhicules de tournée',
      ],
      max: 3,
    },
    {
      id: 'mode',
      type: 'single',
      section: 'Mode d’achat',
      text: 'Quel mode d’achat préférez-vous ?',
      options: ['Appel d’offres', 'Accord-cadre', 'Achat direct', 'Location'],
    },
    { id: 'souci', type: 'text', section: 'Soucis', text: 'Qu’est-ce qui vous inquiète ?' },
  ],
};

export const scenes = (): Forum =>
  forumOf({
    seed: 5823,
    many: 110,
    prefix: 'RSF',
    questionnaire,
    given: ['Aurélie', 'Benoît', 'Clémence', 'Didier', 'Élodie', 'Gaëtan', 'Maïté', 'Noé'],
    family: ['Lefèvre', 'Vandenbosch', 'Rochat', 'Tremblay', 'Kieffer', 'Garnier', 'Bélanger'],
    titles: [
      'Directrice générale',
      'Régisseur général',
      'Chargée de production',
      'Directeur technique',
      'Responsable de la billetterie',
      'Directeur général',
      'Secrétaire générale',
      'Régisseuse lumière',
      'Chargé de mécénat',
    ],
    organisations: [
      ['Théâtre du Vieux-Moulin', 'France'],
      ['Opéra de Montclair', 'France'],
      ['Festival des Remparts', 'France'],
      ['La Grange aux Étoiles', 'France'],
      ['Théâtre de la Sambrelle', 'Belgique'],
      ['Halles de Brévaux', 'Belgique'],
      ['Scène du Jorat', 'Suisse'],
      ['Festival de la Rivière-aux-Pins', 'Canada'],
      ['Kulturhaus Attert', 'Luxembourg'],
    ],
    amounts: [
      120_000, 350_000, 500_000, 800_000, 1_200_000, 2_000_000, 3_500_000, 5_000_000, 6_000_000,
      9_000_000, 12_000_000, 15_000_000, 22_000_000, 40_000_000,
    ],
    texts: {
      souci: [
        'Les orages pendant les représentations en plein air',
        'Le public revient, les abonnés non',
        'De l’amiante dans les cintres',
        'Des cachets qui doublent tous les cinq ans',
        'Un toit qui fuit au-dessus de la fosse',
        'Les élections municipales',
      ],
    },
  });
