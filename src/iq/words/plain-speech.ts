/** What someone says of themselves before asking: “We sell cloud tools and would like to meet …”. */

const OWN =
  /(?<![\p{L}\p{N}])(?:(?:we|i)(?:['’]re| are|['’]m| am)? (?:also )?(?:sell(?:ing)?|offer(?:ing)?|provid(?:e|ing)|mak(?:e|ing)|build(?:ing)?|suppl(?:y|ying)|represent(?:ing)?|work (?:for|at)|come from|specialis[ei]n?g? in|specializ[ei]n?g? in|a (?=\p{L}+ )|an (?=\p{L}+ )|the )|our (?:company|firm|product|products|solution|solutions|team|platform|business|client|clients) |wir (?:verkaufen|bieten|liefern|sind ein|vertreiben) |nous (?:vendons|proposons|sommes) |vendemos |ofrecemos )[^.;:!?]*?(?=[.;:!?]|,|\s+(?:and|so|und|et|y) (?:(?:we|i|wir|nous)\s+)?(?:would|want|need|like|look|are|am|wish|hope|seek|wollen|suchen|möchten|mochten|cherchons|buscamos)|\s+(?:looking|seeking|who|show|find|which|wer|zeige|suchen)(?!\p{L})|$)/giu;

/** Those parts of a text: they narrow nothing, and are named as not understood. */
export const ownBusiness = (text: string): { from: number; to: number }[] =>
  [...text.matchAll(OWN)].map((match) => ({
    from: match.index,
    to: match.index + match[0].trimEnd().length,
  }));
