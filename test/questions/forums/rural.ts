/** An invented forum of rural electricity, in Spanish. */
import { type Forum, forumOf } from './making.ts';

const questionnaire = {
  title: 'Foro de la Energía Rural',
  dates: ['2026-02-17'],
  timezone: 'Europe/Madrid',
  currency: 'EUR',
  seniorityBands: [
    { band: 'Gerentes y alcaldes', titleStartsWith: ['Gerente', 'Alcalde', 'Alcaldesa'] },
    { band: 'Jefes de área', titleStartsWith: ['Jefe', 'Jefa'] },
    { band: 'Personal técnico', titleStartsWith: ['*'] },
  ],
  budgetQuestion: '¿Qué presupuesto gestiona?',
  budgetBands: [
    { label: 'Menos de 1 M€', min: 0 },
    { label: 'De 1 a 10 M€', min: 1_000_000 },
    { label: 'Más de 10 M€', min: 10_000_000 },
  ],
  questions: [
    {
      id: 'meta',
      type: 'single',
      section: 'Objetivo principal',
      text: '¿Cuál es su objetivo principal?',
      options: [
        'Autoconsumo',
        'Alumbrado público',
        'Contadores inteligentes',
        'Pobreza energética',
        'Redes de calor',
      ],
    },
    {
      id: 'gasto',
      type: 'matrix',
      section: 'Evolución del gasto',
      text: '¿Cómo evolucionará el gasto?',
      rows: ['Baterías', 'Paneles solares', 'Vehículo eléctrico (VE)', 'Ciberseguridad', 'Biomasa'],
      columns: ['Aumentará', 'Igual', 'Disminuirá', 'Sin inversión', 'No sabe'],
    },
    {
      id: 'trabas',
      type: 'multi',
      section: 'Obstáculos',
      text: '¿Qué obstáculos encuentra?',
      options: [
        'Permisos',
        'Financiación',
        'Falta de personal',
        'Oposición vecinal',
        'Conexión a la red',
      ],
    },
    {
      id: 'compras',
      type: 'rank',
      section: 'Próximas compras',
      text: 'Ordene sus próximas compras',
      options: ['Farolas LED', 'Inversores', 'Cargadores', 'Caldera', 'Software de facturación'],
      max: 3,
    },
    { id: 'idea', type: 'text', section: 'Idea', text: '¿Qué cambiaría mañana?' },
  ],
};

export const rural = (): Forum =>
  forumOf({
    seed: 1492,
    many: 85,
    prefix: 'FER',
    questionnaire,
    given: ['Begoña', 'Íñigo', 'Nuria', 'Xoán', 'Pilar', 'Lourdes'],
    family: ['Echeverría', 'Peñalver', 'Souto', 'Quintana', 'Ribeiro', 'Mansilla'],
    titles: [
      'Técnico de redes',
      'Alcaldesa',
      'Gerente',
      'Jefa de proyectos',
      'Ingeniera de campo',
      'Jefe de compras',
      'Alcalde',
    ],
    organisations: [
      ['Ayuntamiento de Valdehierro', 'España'],
      ['Cooperativa Eléctrica del Tajo Alto', 'España'],
      ['Mancomunidad Sierra Clara', 'España'],
      ['Câmara de Vale Fundo', 'Portugal'],
      ['Commune de Pech-Rouge', 'Francia'],
      ['Municipio de Cerro Hondo', 'Chile'],
      ['Intendencia de Arroyo Largo', 'Uruguay'],
    ],
    amounts: [
      80_000, 300_000, 750_000, 1_000_000, 2_000_000, 3_500_000, 5_000_000, 10_000_000, 18_000_000,
    ],
    texts: {
      idea: [
        'Menos papeleo y más cobre',
        'Que el lobo y el aerogenerador convivan',
        'Una sola ventanilla',
        'Trafos que no zumben',
      ],
    },
  });
