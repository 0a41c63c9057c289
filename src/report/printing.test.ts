import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anchor, printedDays, printedMoney, printedRange } from '#report/printing.ts';

test('a sum is printed to two significant figures with its unit', () => {
  const printed = (total: number, currency = 'GBP') => {
    const { symbol, amount, unit, spoken } = printedMoney(total, currency);
    return [`${symbol}${amount}${unit}`, spoken];
  };
  assert.deepEqual(printed(1_502_350_000), ['£1.5bn', '£1.5 billion']);
  assert.deepEqual(printed(556_569_999, 'EUR'), ['€560m', '€560 million']);
  assert.deepEqual(printed(9_960_000), ['£10m', '£10 million']);
  assert.deepEqual(printed(999_999_999), ['£1bn', '£1 billion']);
  assert.deepEqual(printed(854_321), ['£850,000', '£850,000']);
  assert.deepEqual(printed(2_100_000_000_000, 'JPY'), ['¥2.1tn', '¥2.1 trillion']);
  assert.deepEqual(printed(12_000_000, 'CHF'), ['CHF 12m', 'CHF 12 million']);
  assert.deepEqual(printed(0), ['£0', '£0']);
});

test('a range of days repeats neither month nor year', () => {
  assert.equal(printedDays(['2024-06-17', '2024-06-18', '2024-06-19']), '17 to 19 June 2024');
  assert.equal(printedDays(['2024-06-30', '2024-07-02']), '30 June to 2 July 2024');
  assert.equal(printedDays(['2024-12-31', '2025-01-01']), '31 December 2024 to 1 January 2025');
  assert.equal(printedDays(['2024-06-17']), '17 June 2024');
});

test('the day of an instant is the forum’s, not the machine’s', () => {
  const at = new Date('2024-06-30T22:30:00Z');
  assert.equal(printedRange(at, at, 'Europe/London'), '30 June 2024');
  assert.equal(printedRange(at, at, 'Europe/Athens'), '1 July 2024');
});

test('anchors are made of words in any alphabet, and differ by their number', () => {
  assert.equal(anchor('Identity / access: “2FA”?', 3), '3-identity-access-2fa');
  assert.equal(anchor('Πρώτη προτεραιότητα', 7), '7-πρώτη-προτεραιότητα');
  assert.equal(anchor('—', 8), '8');
});
