import { benchReplan } from './plan-replan.ts';
const M = benchReplan();
for (const { what, value, unit } of M) if (/p95|worst|both|can be/.test(what)) console.log(what.padEnd(80), value.toFixed(3), unit);
