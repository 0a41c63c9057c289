import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatMoney, parseMoney, shortMoney } from '#base/money.ts';

const amounts: [string, string, number][] = [
  ['£7,650,000', 'GBP', 7_650_000],
  ['9.5 million', 'GBP', 9_500_000],
  ['£2.1m', 'GBP', 2_100_000],
  ['€4,350,000', 'EUR', 4_350_000],
  ['4.350.000 €', 'EUR', 4_350_000],
  ['0,3 Mio. €', 'EUR', 300_000],
  ['£ 6,700,000.00', 'GBP', 6_700_000],
  ['6.700.000,50 €', 'EUR', 6_700_001],
  ['7.5bn', 'GBP', 7_500_000_000],
  ['1,2 Mrd. €', 'EUR', 1_200_000_000],
  ['1.250m', 'GBP', 1_250_000],
  ['1,250 million', 'GBP', 1_250_000],
  ['1.250', 'EUR', 1250],
  ['1,250', 'GBP', 1250],
  ['12,50', 'EUR', 13],
  ['12.49', 'GBP', 12],
  ['0.5', 'GBP', 1],
  ['7 650 000 €', 'EUR', 7_650_000],
  ['7\u202f650\u202f000,00\u00a0€', 'EUR', 7_650_000],
  ["CHF 1'250'000.–", 'CHF', 1_250_000],
  ['Fr. 1’250’000', 'CHF', 1_250_000],
  ['EUR 350 Tsd.', 'EUR', 350_000],
  ['350k', 'GBP', 350_000],
  ['4.350 Tsd. €', 'EUR', 4_350_000],
  ['4.350 T€', 'EUR', 4_350_000],
  ['2 MEUR', 'EUR', 2_000_000],
  ['€2m', 'EUR', 2_000_000],
  ['2 m€', 'EUR', 2_000_000],
  ['2,000,000 GBP', 'GBP', 2_000_000],
  ['3 million pounds', 'GBP', 3_000_000],
  ['1,5 εκατ. ευρώ', 'EUR', 1_500_000],
  ['₹12,34,567', 'INR', 1_234_567],
  ['2 000 000 kr', 'SEK', 2_000_000],
  ['٧٬٦٥٠٬٠٠٠', 'EGP', 7_650_000],
  ['$1.5M', 'USD', 1_500_000],
  ['0', 'GBP', 0],
  ['£.5m', 'GBP', 500_000],
  ['Fr.500', 'CHF', 500],
  ['0,0219 miljarder kr', 'SEK', 21_900_000],
  ['2 mkr', 'SEK', 2_000_000],
  ['1,2 mia. kr.', 'DKK', 1_200_000_000],
  ['24,6 milionů korun', 'CZK', 24_600_000],
  ['3,5 mil. Kč', 'CZK', 3_500_000],
  ['$5 mil', 'USD', 5_000_000],
  ['350 mil €', 'EUR', 350_000],
  ['4.350.000,- Kč', 'CZK', 4_350_000],
  ['15000000 złotych', 'PLN', 15_000_000],
  ['72900 tys. zł', 'PLN', 72_900_000],
  ['1,5 mln złotych polskich', 'PLN', 1_500_000],
  ['46 400 тыс. руб.', 'RUB', 46_400_000],
  ['71,9 млн рублей', 'RUB', 71_900_000],
  ['94万円', 'JPY', 940_000],
  ['1,234億円', 'JPY', 123_400_000_000],
  ['¥8,480,000', 'JPY', 8_480_000],
  ['1.5 crore rupees', 'INR', 15_000_000],
  ['12,345 lakh', 'INR', 1_234_500_000],
  ['3억 원', 'KRW', 300_000_000],
  ['٥ مليون ريال', 'SAR', 5_000_000],
  ['$5,000,000 USD', 'USD', 5_000_000],
  ['US$ 5m', 'USD', 5_000_000],
  ['5 million US dollars', 'USD', 5_000_000],
];
for (const [text, currency, amount] of amounts)
  test(`“${text}” is ${amount}`, () => assert.deepEqual(parseMoney(text, currency), { amount }));

const refusals: [string, string][] = [
  ['', 'empty'],
  ['  ', 'empty'],
  ['-5,000', 'negative'],
  ['−£5m', 'negative'],
  ['(5,000)', 'negative'],
  ['7.65O,000', 'letter-o'],
  ['£5m to £10m', 'two-amounts'],
  ['5-10m', 'two-amounts'],
  ['£5 €', 'two-currencies'],
  ['€4,350,000', 'other-currency'],
  ['5 USD', 'other-currency'],
  ['about £5m', 'unknown-word'],
  ['none', 'unknown-word'],
  ['£5m k', 'unknown-word'],
  ['1,23,4', 'separators'],
  ['1.234.56', 'separators'],
  ['0.500', 'separators'],
  ['1.234,567.8', 'separators'],
  ['9,999,999,999,999,999,999', 'too-large'],
];
for (const [text, reason] of refusals)
  test(`“${text}” is refused: ${reason}`, () =>
    assert.deepEqual(parseMoney(text, 'GBP'), { amount: null, reason }));

test('what is shown in full is read back, in any currency and country', () => {
  const currency = fc.constantFrom('GBP', 'EUR', 'USD', 'CHF', 'JPY', 'SEK', 'PLN', 'INR');
  const country = fc.constantFrom('en-GB', 'de-DE', 'de-CH', 'fr-FR', 'el-GR', 'pl-PL', 'en-IN');
  fc.assert(
    fc.property(fc.nat(2 ** 45), currency, country, (amount, code, locale) => {
      const style = { style: 'currency', currency: code, maximumFractionDigits: 0 } as const;
      const shown = new Intl.NumberFormat(locale, style).format(amount);
      assert.deepEqual(parseMoney(shown, code), { amount }, shown);
      assert.deepEqual(parseMoney(formatMoney(amount, code), code), { amount });
    }),
  );
});

test('nothing makes it fail, and what it reads is a whole amount', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const { amount } = parseMoney(text, 'EUR');
      assert.ok(amount === null || (Number.isSafeInteger(amount) && amount >= 0));
    }),
  );
});

test('amounts are shown in full and short', () => {
  assert.equal(formatMoney(7_650_000, 'GBP'), '£7,650,000');
  assert.equal(shortMoney(7_650_000, 'GBP'), '£7.65m');
  assert.equal(shortMoney(1_502_350_000, 'GBP'), '£1.5bn');
  assert.equal(shortMoney(350_000, 'EUR'), '€350k');
});
