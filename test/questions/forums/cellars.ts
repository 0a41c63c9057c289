/** An invented Spanish forum of wineries. */
import { type Forum, forumOf } from './making.ts';

const questionnaire = {
  title: 'Encuentro de Bodegas',
  dates: ['2026-09-15'],
  timezone: 'Europe/Madrid',
  currency: 'EUR',
  seniorityBands: [
    { band: 'Dirección', titleStartsWith: ['Director', 'Gerente'] },
    { band: 'Mandos intermedios', titleStartsWith: ['Jefe', 'Jefa'] },
    { band: 'Técnicos', titleStartsWith: ['*'] },
  ],
  budgetQuestion: '¿Qué presupuesto gestiona?',
  budgetBands: [
    { label: 'Hasta 500.000 €', min: 0 },
    { label: 'De 500.000 € a 3 M€', min: 500_000 },
    { label: 'Más de 3 M€', min: 3_000_000 },
  ],
  questions: [
    {
      id: 'prioridad',
      type: 'single',
      section: 'Prioridad principal',
      text: '¿Cuál es su prioridad principal?',
      options: [
        'Exportación',
        'Enoturismo',
        'Agricultura ecológica',
        'Ahorro de agua',
        'Trazabilidad',
      ],
    },
    {
      id: 'gasto',
      type: 'matrix',
      section: 'Evolución del gasto',
      text: '¿Cómo evoluciona su gasto?',
      rows: [
        'Drones de viñedo',
        'Barricas de roble',
        'Riego por goteo',
        'Embotellado',
        'Tienda en línea',
      ],
      columns: ['Aumenta', 'Se mantiene', 'Disminuye', 'Sin inversión'],
    },
    {
      id: 'riesgos',
      type: 'multi',
      section: 'Riesgos',
      text: '¿Qué riesgos le preocupan?',
      options: ['Sequía', 'Aranceles', 'Falta de temporeros', 'Precio del vidrio', 'Granizo'],
    },
    {
      id: 'compras',
      type: 'rank',
      section: 'Próximas compras',
      text: '¿Qué comprará primero?',
      options: ['Prensas', 'Depósitos de acero', 'Etiquetadoras', 'Tractores', 'Placas solares'],
      max: 3,
    },
    { id: 'deseo', type: 'text', section: 'Deseo', text: '¿Qué desea para la próxima vendimia?' },
  ],
};

export const cellars = (): Forum =>
  forumOf({
    seed: 2718,
    many: 90,
    prefix: 'BOD',
    questionnaire,
    given: ['Nuria', 'Iñaki', 'Benoît', 'Graça', 'Matías', 'Uxía'],
    family: ['Etxeberria', 'Muñoz', 'Castaño', 'Lefèvre', 'Queiroz', 'Rossi'],
    titles: [
      'Enóloga',
      'Gerente',
      'Jefe de viñedo',
      'Director comercial',
      'Jefa de calidad',
      'Sumiller',
    ],
    organisations: [
      ['Bodegas Peñalta', 'España'],
      ['Viña Candelaria', 'España'],
      ['Finca Los Tilos', 'Argentina'],
      ['Château Merlande', 'Francia'],
      ['Quinta da Ribeira', 'Portugal'],
      ['Weingut Hohenfels', 'Alemania'],
    ],
    amounts: [120_000, 350_000, 500_000, 800_000, 1_200_000, 3_000_000, 4_500_000, 8_000_000],
    texts: {
      deseo: [
        'Menos papeles y más lluvia',
        'Una cosecha tranquila',
        'Recuperar las cepas viejas',
        'Vender sin intermediarios',
      ],
    },
  });
