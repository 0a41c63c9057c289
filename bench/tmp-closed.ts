import { crowdOf } from '/work/w/stream/test/crowd.ts';
import { withServer } from '/work/w/stream/bench/served.ts';
import { openPosts } from '/work/w/stream/bench/live-post.ts';
import { openLines, textNow } from '/work/w/stream/bench/live-lines.ts';
import { cpuOf } from '/work/w/stream/bench/live-load.ts';
const N = Number(process.argv[2] ?? 3000), size = Number(process.argv[3] ?? 120), conc = Number(process.argv[4] ?? 64);
await withServer(async ({ db, origin, pid }) => {
  const crowd = await crowdOf(db, size);
  const port = Number(new URL(origin).port);
  const tokens = crowd.people.slice(0, conc).map(({ token }) => token);
  const all = await openPosts(port, `/api/v1/forums/${crowd.key}/rooms/${crowd.room}/messages`, tokens);
  const lines = await openLines(crowd.people.map(({ token }) => ({ port, greet: `GET /live?forum=${crowd.key}&ago=2 HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\n\r\n`, opened: 'event: hello' })), 20);
  const run = async (n: number) => {
    let left = n; const c = cpuOf(pid), t = performance.now();
    await Promise.all(Array.from({ length: conc }, async () => { while (left-- > 0) await all.post(textNow()); }));
    const cpu = cpuOf(pid) - c, wall = (performance.now() - t) / 1000;
    console.log(`${n} posts ${wall.toFixed(1)} s: ${(n / wall).toFixed(0)}/s, ${(cpu / n * 1e3).toFixed(2)} ms CPU a post`);
  };
  await run(500); await run(N); await run(N);
  all.close(); for (const l of lines) l.socket.destroy();
}, { DEMO: '0', ...(process.env.PROF && { NODE_OPTIONS: '--cpu-prof --cpu-prof-dir=/tmp/stream/prof' }) });
process.exit();
