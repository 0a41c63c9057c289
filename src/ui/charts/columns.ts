/** What the columns of a matrix mean, read from their words: a forum brings only texts. */

/** each is drawn in the ink of its own name */
export type Direction = 'up' | 'same' | 'down' | 'none' | 'unsure';

/**
 * Words by meaning, asked in this order, because "no increase" says none and "less important"
 * says nothing about change. English, German, French, Spanish, Italian, Portuguese, Dutch,
 * Nordic, Polish, Greek, Russian and Ukrainian.
 */
const words: readonly [Direction, RegExp][] = [
  [
    'unsure',
    /don.?t know|not sure|unsure|not applicable|n\/a|weiß nicht|weiss nicht|ne sais pas|no s[eé]|non so|weet niet|vet ikke|vet inte|nie wiem|δεν γνωρ|не зна|важко сказати/,
  ],
  [
    'same',
    /\bno change|keine (ver)?änderung|aucun changement|geen (verandering|wijziging)|ingen (för|[æe]n)|nessun cambi|ning[uú]n cambio|nenhuma (altera|mudan)|bez zmian|καμ[ιί]α (αλλαγ|μεταβολ)|нет изменен|немає змін/,
  ],
  [
    'none',
    /\bno (invest|spend|plan|budget)|\bnot (invest|spend|plan)|keine|aucun|pas d|ning[uú]n|sin (inver|gasto)|nessun|nenhum|geen|\bingen\b|\bbrak\b|nie inwest|καμ[ιί]α|χωρ[ιί]ς|δεν επενδ|(^|\s)(нет |не (инвест|план|вклад)|немає)|без (инвест|вложен|вкладен)/,
  ],
  [
    'same',
    /same|unchanged|no change|stab(?:le|il|iel)|gleich|unver[aä]ndert|inchang|identique|igual|sin cambio|invariat|stess|inalter|gelijk|ongewijzigd|sam(me|ma)?\b|uendret|u[aæ]ndret|oförändr|bez zmian|tak(i|a)? sam|ίδι|ιδι|σταθερ|αμετ[αά]βλητ|без изменен|без змін|не измен|не змін|прежн|стабильн/,
  ],
  [
    'down',
    /decreas|reduc|lower|\bless\b|\bcut|weniger|sink|senk|abnehm|verringer|diminu|baisse|moins|menos|disminu|meno\b|\bin calo|minder|dal(en|ing)|afnem|mindre|redus|minsk|mniej|zmniejsz|spad|με[ιί]ω|λιγ[οό]τερ|сниж|сократ|уменьш|меньше|зменш|менше|скороч/,
  ],
  [
    'up',
    /increas|\bmore\b|grow|rais|rise|expand|mehr|steig|erh[oö]h|zunehm|ausbau|augment|hausse|\bplus\b|aument|\bm[aá]s\b|\bpi[uù]|mais|meer|stijg|toenem|verhog|mer\b|øk|öka|øge|wi[eę]cej|zwi[eę]ksz|wzrost|α[υύ]ξ|περισσ[οό]τερ|увелич|рост|раст|больше|збільш|більше|зрост/,
  ],
];

/**
 * Directions of all columns, or null where the matrix is not about change: then it is drawn as a
 * plain bar of its parts. Nothing is guessed from position, because four columns may as well be
 * four degrees of importance. "Important" is a degree, whatever stands before it.
 */
export function directions(columns: readonly string[]): Direction[] | null {
  const found = columns.map((column) => {
    const text = column.toLocaleLowerCase();
    if (/import|wichtig|satisf|zufrieden|agree/.test(text)) return undefined;
    return words.find(([, pattern]) => pattern.test(text))?.[0];
  });
  const known = found.filter((direction) => direction !== undefined);
  const change = known.includes('up') && known.includes('down');
  return change && known.length === columns.length ? known : null;
}
