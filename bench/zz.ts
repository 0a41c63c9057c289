import { benchReplan } from './plan-replan.ts';

const t = performance.now();
const M = benchReplan();
for (const { what, value, unit, aim, least } of M)
  console.log(
    what.padEnd(80),
    value.toFixed(3),
    unit,
    value > (aim ?? Infinity) || value < (least ?? 0) ? 'MISSED' : '',
  );
console.log(performance.now() - t);
