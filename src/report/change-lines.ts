/** The lines of one figure in a change list. */
import type { Line } from '#report/change-list.ts';
import type { PartChange } from '#report/changes.ts';
import { printedMoney } from '#report/printing.ts';
import { SMALLEST_PERCENT_BASE } from '#research/disclosure.ts';
import type { OptionTally, Spend } from '#research/figure.ts';
import { changes as t } from '#ui/texts/changes.ts';

/** @param exact money to the unit, for staff; else as the report prints it */
export function numberLines({ base, options, total }: PartChange, exact: boolean): Line[] {
  return [
    {
      what: t.answered,
      from: base.from === null ? t.notThere : `${base.from}`,
      to: base.to === null ? t.notThere : `${base.to}`,
      by: base.from === null || base.to === null ? '' : signed(base.to - base.from),
    },
    ...(total ? [moneyLine(total, exact)] : []),
    ...options.flatMap(({ option, from, to, points }) => [
      ...(isSame(from, to)
        ? []
        : [
            {
              what: option,
              from: tallied(from, base.from),
              to: tallied(to, base.to),
              by: points === null ? '' : t.points(signed(points, 1)),
            },
          ]),
      ...firstLine(option, from, to),
    ]),
  ];
}

const isSame = (from: OptionTally | null, to: OptionTally | null) =>
  from?.count === to?.count && from?.percent === to?.percent;

function firstLine(option: string, from: OptionTally | null, to: OptionTally | null): Line[] {
  const [was, now] = [from?.first, to?.first];
  if (was === undefined || now === undefined || was === now) return [];
  return [{ what: t.putFirst(option), from: `${was}`, to: `${now}`, by: signed(now - was) }];
}

/** "27.8% (22)"; below a base of 20 the count alone */
function tallied(tally: OptionTally | null, base: number | null): string {
  if (!tally) return t.notThere;
  const { count, percent } = tally;
  return (base ?? 0) < SMALLEST_PERCENT_BASE ? `${count}` : `${percent.toFixed(1)}% (${count})`;
}

function moneyLine({ from, to }: NonNullable<PartChange['total']>, exact: boolean): Line {
  const printed = (sum: Spend | null) => {
    if (!sum) return t.notThere;
    return exact ? money(sum.total, sum.currency) : printedMoney(sum.total, sum.currency).spoken;
  };
  const by = exact && from && to && from.currency === to.currency;
  return {
    what: t.total,
    from: printed(from),
    to: printed(to),
    by: by ? money(to.total - from.total, to.currency, 'exceptZero') : '',
  };
}

const money = (amount: number, currency: string, signDisplay: 'auto' | 'exceptZero' = 'auto') =>
  proper(
    new Intl.NumberFormat('en-GB', {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      maximumFractionDigits: 0,
      signDisplay,
    }).format(amount),
  );

/** With its sign: "+3.6", "−2.3", "0.0". */
export const signed = (change: number, decimals = 0): string =>
  proper(
    new Intl.NumberFormat('en-GB', {
      signDisplay: 'exceptZero',
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    }).format(change),
  );

/** A minus is no hyphen. */
const proper = (number: string) => number.replace('-', '−');
