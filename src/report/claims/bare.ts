import type { Piece } from '#report/claims/markup.ts';
import type { Catalogue } from '#report/claims/measure.ts';
import { claimsIn, type Trigger } from '#report/claims/wording.ts';

/**
 * Numbers, quantifiers and rank words of a piece that no figure stands behind. A view may hold none
 * either; only what names its own source may.
 */
export function bareIn(catalogue: Catalogue, piece: Piece): Trigger[] {
  if (piece.kind === 'claim' || piece.kind === 'sourced') return [];
  return claimsIn(piece.text, catalogue).triggers.filter(({ soft }) => !soft);
}
