/** “With suppliers”: those whom the delegates meet, of whom the asker is one; no part of an option. */
import type { Edge } from './context.ts';
import type { Item } from './lexer.ts';

const THEY =
  /^(?:suppliers|vendors|providers|exhibitors|sponsors|lieferanten|anbietern?|ausstellern?|fournisseurs|prestataires|exposants|proveedores|expositores|fornitori|espositori|leveranciers|aanbieders|exposanten)$/;
const MEETS =
  /^(?:with|from|meet|meets|meeting|discuss|discussing|mit|treffen|avec|rencontrer|con|conocer|incontrare|met|ontmoeten)$/;
/** “Problems with suppliers” are of the suppliers. */
const OF_THEM =
  /^(?:problems?|troubles?|issues?|difficult(?:y|ies)|risks?|failures?|challenges?|dependen(?:ce|cy)|delays?|disputes?|struggling|probleme?|schwierigkeiten|problemes?|problemi|problemas|problemen)$/;
const KIND = /^(?:solution|service|technology|product)s?$/;
const BETWEEN = /^(?:the|our|their|new|other|potential|den|les|des|los|las|i|de)$/;

/** The word for them at one place, which says nothing; null for none. */
export function visitorsAt(items: readonly Item[], at: number): Edge | null {
  let first = at;
  while (first > 0 && BETWEEN.test(items[first - 1]?.word ?? '')) first--;
  const before = items[first - 1]?.word ?? '';
  if (!MEETS.test(before) || OF_THEM.test(items[first - 2]?.word ?? '')) return null;
  const length = KIND.test(items[at]?.word ?? '') ? 2 : 1;
  const word = items[at + length - 1]?.word ?? '';
  return THEY.test(word) ? { length, score: 8.5 * length, said: { kind: 'plain', word } } : null;
}
