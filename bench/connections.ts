/**
 * How well Forum Link finds people, on ties that were published: a law firm's advice, and who met
 * whom at brokerage events. Prints each figure with the half of its 95 % interval over the draws.
 */
import type { Measure } from './bench.ts';
import { meanOf } from './connections/judging.ts';
import { amongEvents, amongLawyers, aucOf, type Found, mostShown } from './connections/measures.ts';

function table(title: string, found: Found): void {
  console.log(title);
  for (const [name, judged] of Object.entries(found)) {
    const figure = (of: 'auc' | 'precision' | 'recall') => {
      const { mean, half } = meanOf(judged.map((each) => each[of]));
      return `${mean.toFixed(3)} ±${half.toFixed(3)}`;
    };
    const [auc, precision, recall] = [figure('auc'), figure('precision'), figure('recall')];
    console.log(`  ${name.padEnd(38)}AUC ${auc}  precision@5 ${precision}  recall@10 ${recall}`);
  }
}

export function benchConnections(): Measure[] {
  const [mutual, advice] = [amongLawyers('mutual'), amongLawyers('advice')];
  table('71 lawyers, a fifth of 175 mutual ties hidden, 20 draws', mutual);
  table('71 lawyers, a fifth of 892 one-way ties hidden, 20 draws', advice);
  const events = amongEvents();
  if (Object.keys(events).length === 0) console.log('The brokerage events are not here.');
  for (const [event, found] of Object.entries(events))
    table(`${event}, a fifth of the meetings hidden, 10 draws`, found);
  const product = aucOf(mutual['likeness, both sides (the product)']).mean;
  return [
    { what: 'connections: AUC of mutual ties, the product', value: product, unit: '', least: 0.7 },
    { what: 'connections: AUC, popularity', value: aucOf(mutual.popularity).mean, unit: '' },
    {
      what: 'connections: lists of 10 anybody is on',
      value: mostShown('handed out'),
      unit: '',
      aim: 10,
    },
    { what: '… were each shown the ten most alike', value: mostShown('best of each'), unit: '' },
  ];
}
