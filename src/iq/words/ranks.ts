/** Places in a ranking: “first choice”, “top 3”, “ranked second”, “an erster Stelle”. */
import { ordinalSaid } from './number-words.ts';

/** Among the first `depth`, 0 for the last; `exact`: at that place itself. `mild`: also a word of emphasis. */
export type Rank = {
  depth: number;
  exact: boolean;
  side: 'before' | 'after' | 'both';
  mild?: boolean;
  /** at that place or a lower one */
  down?: boolean;
  /** from this place on */
  from?: number;
};

const NUMBER = String.raw`(\d{1,2}|[\p{L}]+)`;
const AMONG: readonly RegExp[] = [
  new RegExp(
    `^(?:(?:in|among|amongst|within|into|inside) )?(?:the |their |its |his |her |my |our )?(?:top|first|best|highest|leading) ${NUMBER}(?: (?:choices?|places?|picks?|spots?|options?))?$`,
    'u',
  ),
  new RegExp(
    `^(?:(?:in|unter|zu) )?(?:den |die |ihren |ihre |der )?(?:top|ersten) ${NUMBER}(?: (?:platze|platzen|stellen|wahlen))?$`,
    'u',
  ),
  new RegExp(
    `^(?:dans |parmi |en |entre |nei |nelle |tra |fra |in |i |bij |onder )?(?:le |les |leurs |el |los |las |sus |i |primi |de |hun |deres )?(?:top|premiers|primeros|primi|prime|eerste|topp) ${NUMBER}$`,
    'u',
  ),
];
const AMONG_FIRST = new RegExp(
  `^(?:dans |parmi |entre |unter |bei |in |tra |fra |bij |blant |bland )?(?:les |leurs |los |las |den |die |ihren |de |hun |le |i |sus |deres )?${NUMBER} (?:premiers|premieres|primeros|primeras|ersten|wichtigsten|eerste|eersten|primi|prime|forste|forsta|hochsten)(?: (?:choix|places|opciones|lugares|puestos|scelte|posti|platzen|stellen|wahlen|plaatsen|keuzes))?$`,
  'u',
);
const AT: readonly RegExp[] = [
  new RegExp(
    `^(?:as |in |at |on |is |comes? |op |en |au |al )?(?:the |their |a |an |its |auf |an )?(?:(?:number|no|nr|position|place|rank|platz|rang|stelle|nummer|numero|plads|plaats|plek|puesto|posto|plass|plats) )${NUMBER}$`,
    'u',
  ),
  new RegExp(
    `^(?:as |in |at |an |auf |als |en |in |op |a |au |al |pa )?(?:the |their |a |ihre |der |dem |de |la |el |le |den )?${NUMBER} (?:plek|posicion|puesto|choix|opcion|scelta|choice|place|pick|spot|position|preference|rank|option|stelle|platz|rang|wahl|place|lugar|posto|plaats|plass|plats)$`,
    'u',
  ),
  new RegExp(
    `^(?:ranks?|ranked|ranking|rank it|comes?|coming|placed|places|puts?|putting|placing) ${NUMBER}$`,
    'u',
  ),
];
const FIRST =
  /^(?:as |is |are )?(?:the |their |a |his |her )?(?:top choice|top pick|first choice|first pick|favourite|favorite|highest ranked|ranks? highest|ranked highest|ranked top|top ranked|ranks? top|most important|erste wahl|premier choix|primera opcion|primera eleccion|prima scelta|eerste keuze|eerste keus|in cima(?: alla (?:lista|classifica))?|in testa(?: alla (?:lista|classifica))?|al primissimo posto|prima preferenza|en haut de (?:la )?liste|en tete de (?:la |leur )?liste|arrive en tete|en lo mas alto|encabeza la lista|forstevalg|forsta val|number one|no 1|#1|(?:above|before|ahead of|over) (?:all|everything|anything)(?: else| other things| others| the rest)?|above the rest|before the rest|ahead of the rest|topmost|at the top|on top|(?:at |on |comes? )?(?:the )?(?:very )?top of (?:the|their|his|her) (?:list|ranking|priorities|agenda|shopping list|wish list|pile)|(?:at |in )?(?:the )?(?:number one|no 1|first|pole|top) (?:spot|place|position|slot)|head of (?:the|their) list|leads? (?:the|their) (?:list|ranking)|heads? (?:the|their) (?:list|ranking)|tops (?:the|their) (?:list|ranking)|comes? (?:first|top)|ganz oben|an (?:der )?spitze|en tete(?: de liste)?|a la cabeza|bovenaan)$/;
const BEHIND =
  /^(?:first|1st|primero|primera|premier|premiere|erster|erste|erstes|eerste|primo|prima|en premier|en premiere place|als erstes|zuerst|en primer lugar|per primo|forst|zuerst|d abord|erstrangig|πρωτη|πρωτο)$/;
const ANY =
  /^(?:ranks?|ranked|ranking|ranks? at all|ranked at all|at all|(?:(?:ranked |listed |placed )?(?:anywhere|somewhere|at all) )?(?:in|on|within|among|amongst|from|off) (?:their |the |his |her )?(?:ranking|rankings|list|lists|shortlist|choices|picks|preferences)|(?:makes?|made|making) (?:it (?:on|in)to )?(?:the|their) (?:shortlist|list|ranking|cut)|(?:listed |ranked |placed )?(?:anywhere|somewhere)|(?:nella|in) classifica|(?:dans|au) (?:le |leur )?classement|en (?:la|su) (?:lista|clasificacion)|in de (?:ranglijst|top)|in der rangliste|auf der liste)$/;
/** No filter says how far down something stands. */
const LAST =
  /^(?:as |is |are |at |in |comes? )?(?:the |their |a |an |his |her )?(?:ranks? |ranked |ranking |rated |placed |puts? )?(?:(?<=[a-z] )(?:last|lowest|bottom)|dead last|least important|(?:low|lower|lowest|last|least|bottom|minor|secondary) (?:priority|priorities|ranked|choice|place|on (?:the|their) list|of (?:the|their) (?:list|ranking|priorities))|at the bottom(?: of (?:the|their) (?:list|ranking|priorities))?|bottom of (?:the|their) (?:list|ranking|priorities))$/;

/** What folded words say of a place in a ranking; null for nothing. */
export function rankSaid(said: string): Rank | null {
  const lower = said.replace(/ (?:or|and) (?:lower|worse|below|down|later|further down)$/, '');
  if (lower !== said) {
    const from = placeSaid(lower);
    return from && { ...from, exact: false, down: true };
  }
  const [, under] =
    /^(?:is |are )?(?:ranks? |ranked |placed )?(?:below|lower than|under|behind|after) (?:the )?([a-z0-9]+)(?: place)?$/.exec(
      said,
    ) ?? [];
  const place = under === undefined ? 0 : ordinalSaid(under);
  if (place > 0 && isOrdinal(under))
    return { depth: place + 1, exact: false, side: 'both', down: true };
  const [, overPlace] =
    /^(?:is |are )?(?:ranks? |ranked |placed )?(?:above|higher than|better than|ahead of|before) (?:the )?([a-z0-9]+)(?: place)?$/.exec(
      said,
    ) ?? [];
  const limit = isOrdinal(overPlace) ? ordinalSaid(overPlace ?? '') : 0;
  if (limit > 1) return { depth: limit - 1, exact: false, side: 'both' };
  const among = placesSaid(said);
  if (among) return among;
  const phrase = said.replace(/ (?:or|and) (?:higher|better|above|up)$/, '');
  const rank = placeSaid(phrase);
  return rank && phrase !== said ? { ...rank, exact: false, side: 'both' } : rank;
}

/** “Third”, “3rd”; “three” is a number. */
const isOrdinal = (word: string | undefined): boolean =>
  word !== undefined &&
  ordinalSaid(word) > 0 &&
  !/^(?:one|two|three|four|five|six|\d+)$/.test(word);

/** “Second or third”, “between second and fourth”. */
function placesSaid(said: string): Rank | null {
  const [, between, low, join, high] =
    /^(?:in |as |at |ranked |ranks |placed )?(?:(between) |from )?(?:the )?([a-z0-9]+) (or|and|to) ([a-z0-9]+)(?: place| choice| spot)?$/.exec(
      said,
    ) ?? [];
  if (!isOrdinal(low) || !isOrdinal(high)) return null;
  const [from, to] = [ordinalSaid(low ?? ''), ordinalSaid(high ?? '')];
  const isRange =
    join === 'to' || (join === 'and' && between) || (join === 'or' && to === from + 1);
  return isRange && from < to ? { depth: to, exact: false, side: 'both', from } : null;
}

function placeSaid(phrase: string): Rank | null {
  if (LAST.test(phrase)) return { depth: 0, exact: true, side: 'both' };
  if (FIRST.test(phrase)) return { depth: 1, exact: false, side: 'both' };
  if (BEHIND.test(phrase)) return { depth: 1, exact: false, side: 'after' };
  if (
    /^(?:top|highest|biggest|main|primary|number one|leading|greatest|worst|principal|key|chief)$/.test(
      phrase,
    )
  )
    return { depth: 1, exact: false, side: 'before', mild: true };
  if (ANY.test(phrase))
    return {
      depth: Number.POSITIVE_INFINITY,
      exact: false,
      side: phrase.startsWith('rank') ? 'before' : 'after',
    };
  for (const form of [...AMONG, AMONG_FIRST]) {
    const depth = ordinalSaid(form.exec(phrase)?.[1] ?? '');
    if (depth > 0) return { depth, exact: false, side: 'both' };
  }
  for (const form of AT) {
    const place = ordinalSaid(form.exec(phrase)?.[1] ?? '');
    if (place > 0)
      return {
        depth: place,
        exact: place > 1,
        side: /^rank|^put|^plac/.test(phrase) ? 'both' : 'both',
      };
  }
  const alone =
    /^(?:segundo|segunda|tercero|tercera|zweiter|zweite|dritter|dritte|deuxieme|troisieme|tweede|derde|secondo|terzo|second|third|fourth|fifth|2nd|3rd|4th|5th)$/.test(
      phrase,
    )
      ? ordinalSaid(phrase)
      : 0;
  return alone > 0 ? { depth: alone, exact: true, side: 'after' } : null;
}
