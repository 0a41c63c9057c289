/** An invented forum of French wine growers' co-operatives. */
import { type Forum, forumOf } from './making.ts';

const questionnaire = {
  title: 'Rencontres des caves coopératives',
  dates: ['2026-01-20'],
  timezone: 'Europe/Paris',
  currency: 'EUR',
  seniorityBands: [
    { band: 'Présidents et directeurs', titleStartsWith: ['Président', 'Directeur', 'Directrice'] },
    { band: 'Chefs de service', titleStartsWith: ['Chef', 'Cheffe', 'Responsable'] },
    { band: 'Œnologues et techniciens', titleStartsWith: ['*'] },
  ],
  budgetQuestion: 'Quel budget gérez-vous ?',
  budgetBands: [
    { label: 'Moins de 1 M€', min: 0 },
    { label: 'De 1 à 5 M€', min: 1_000_000 },
    { label: 'Plus de 5 M€', min: 5_000_000 },
  ],
  questions: [
    {
      id: 'priorite',
      type: 'single',
      section: 'Première priorité',
      text: 'Quelle est votre première priorité ?',
      options: [
        'Conversion au bio',
        'Export',
        'Irrigation / eau',
        'Œnotourisme',
        'Relève des adhérents',
      ],
    },
    {
      id: 'depenses',
      type: 'matrix',
      section: 'Dépenses',
      text: 'Comment évoluent vos dépenses ?',
      rows: ['Énergie', 'Barriques & cuves', 'Marketing numérique', 'Tri optique', 'Main-d’œuvre'],
      columns: ['En hausse', 'Stables', 'En baisse', 'Aucune', 'Ne sait pas'],
    },
    {
      id: 'freins',
      type: 'multi',
      section: 'Freins',
      text: 'Qu’est-ce qui vous freine ?',
      options: [
        'Sécheresse',
        'Gel',
        'Mildiou',
        'Réglementation',
        'Manque de main-d’œuvre',
        'Prix du verre',
      ],
      max: 3,
    },
    {
      id: 'achats',
      type: 'rank',
      section: 'Achats prévus',
      text: 'Classez vos prochains achats',
      options: [
        'Panneaux solaires',
        'Embouteilleuse',
        'Logiciel de traçabilité',
        'Pressoir',
        'Drones',
      ],
      max: 3,
    },
    { id: 'souci', type: 'text', section: 'Souci', text: 'Quel est votre plus grand souci ?' },
  ],
};

export const caves = (): Forum =>
  forumOf({
    seed: 1855,
    many: 80,
    prefix: 'RCC',
    questionnaire,
    given: ['Élodie', 'Gaëtan', 'Maëlle', 'Thierry', 'Noémie', 'Baptiste'],
    family: ['Lafargue', 'Carbonnel', 'Beauséjour', 'Perrin', 'Oyhenart', 'Schmitt'],
    titles: [
      'Directrice générale',
      'Œnologue',
      'Responsable qualité',
      'Président',
      'Chef de cave',
      'Technicienne de laboratoire',
    ],
    organisations: [
      ['Cave du Vieux Pont', 'France'],
      ['Vignerons de Montclair', 'France'],
      ['Cellier des Garrigues', 'France'],
      ['Cave de Chamoson-le-Haut', 'Suisse'],
      ['Cantina Vallefiorita', 'Italie'],
      ['Bodega Tres Ríos', 'Espagne'],
      ['Adega do Lameiro', 'Portugal'],
      ['Winzergenossenschaft Rebhang', 'Allemagne'],
    ],
    amounts: [
      200_000, 450_000, 700_000, 1_000_000, 1_800_000, 2_500_000, 4_000_000, 5_000_000, 7_500_000,
      12_000_000,
    ],
    texts: {
      souci: [
        'La grêle trois années de suite',
        'Les bouchons qui fuient',
        'Nos jeunes partent en ville',
        'Le prix du gazole',
        'Une banque qui ne répond plus',
      ],
    },
  });
