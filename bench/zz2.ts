import { plan } from '#meetings/plan.ts';
import { meetingsForum } from './meetings-forum.ts';

for (const w of [
  [24, 10],
  [30, 15],
] as [number, number][])
  for (const seed of [1]) {
    const t0 = performance.now();
    const task = meetingsForum(
      { delegates: 120, clients: 40, slots: 24, tables: 20, zones: 1, wishes: w },
      seed,
    );
    const t1 = performance.now();
    const p = plan(task);
    console.log(
      w,
      task.pairs.length,
      task.pairs.filter((p) => p.for === 'both').length,
      t1 - t0,
      performance.now() - t1,
      p.promised,
      p.mutual,
      p.total,
      task.clients.reduce((s, c) => s + c.most, 0),
    );
  }
