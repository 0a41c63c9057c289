/** Units and coins by which an amount of money is told. */

export const UNIT = String.raw`(?:k|tsd\.?|teur|m|mn|mm|mio\.?|mill?\.?|millions?|millionen|millones|mill[oó]n|milioni|milione|miljoen|miljoner|millioner|milj\.?|mln\.?|mi[oó]n|milion(?:y|ów)?|milh(?:ão|ões)|εκατ?\.?|εκατομμύρι[αο]|b|bn|billions?|mrd\.?|milliarden?|milliards?|thousand|thou|grand|miliardi|miliardo|miljarde?n?|miljarder|tausend|mille|mila|mil|tusen|duizend|hundred thousand|tn|trillions?|lakhs?|crores?)(?![\p{L}\d])`;
export const CODE =
  '(?:EUR|GBP|USD|CHF|NOK|SEK|DKK|ISK|PLN|CZK|HUF|RON|BGN|JPY|CNY|INR|AUD|CAD|NZD|SGD|HKD|KRW|THB|IDR|MYR|PHP|ZAR|AED|SAR|QAR|ILS|TRY|MXN|BRL|KES|NGN|EGP)';
/** “Swiss francs”: whose coin it is. */
const NATIONS: readonly [whose: string, coin: string, code: string][] = [
  ['swiss', 'francs?', 'CHF'],
  ['us|u\\.s\\.|american', 'dollars?|bucks', 'USD'],
  ['canadian', 'dollars?', 'CAD'],
  ['australian|aussie', 'dollars?', 'AUD'],
  ['new zealand|kiwi', 'dollars?', 'NZD'],
  ['singapore|singaporean|sing', 'dollars?', 'SGD'],
  ['hong kong', 'dollars?', 'HKD'],
  ['norwegian', 'kron(?:er|e)', 'NOK'],
  ['swedish', 'kron(?:or|a)|kroner', 'SEK'],
  ['danish', 'kron(?:er|e)', 'DKK'],
  ['british|english|uk', 'pounds?', 'GBP'],
  ['polish', 'z[łl]oty(?:ch|s)?', 'PLN'],
  ['japanese', 'yen', 'JPY'],
  ['indian', 'rupees?', 'INR'],
];
const FOREIGN = NATIONS.map(([whose, coin]) => `(?:${whose})\\s+(?:${coin})`).join('|');
export const COIN = `(?:${FOREIGN}|euros?|pounds?(?:\\s+sterling)?|quid|sterling|dollars?|bucks|francs?|franken|fr\\.?|sfr\\.?|kr\\.?|kroner|kronor|kronen|krone|krona|z[łl]oty(?:ch|s)?|zł|yen|yuan|rmb|rupees?|rands?|dirhams?|riyals?|pesos?|reais|real|won|ευρώ|ευρω)`;

/** How a dollar is told from others. */
const DOLLARS: Record<string, string> = {
  USD: 'US',
  SGD: 'S|SG',
  AUD: 'A|AU',
  HKD: 'HK',
  CAD: 'C|CA',
  NZD: 'NZ',
  BRL: 'R',
};
const NATION_COINS = NATIONS.map(
  ([whose, coin, code]) =>
    [new RegExp(`(?:${whose})\\s+(?:${coin})(?!\\p{L})`, 'iu'), code] as const,
);

/** “Swiss francs” and “S$5m” in the one way in which amounts are read. */
export function withOneCoin(text: string, currency: string): string {
  const own = DOLLARS[currency];
  const plain = own ? text.replace(new RegExp(`^(?:${own})\\$`, 'i'), '$') : text;
  return NATION_COINS.reduce((said, [coin, code]) => said.replace(coin, code), plain);
}
