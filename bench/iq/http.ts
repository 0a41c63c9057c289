/** The same questions over HTTP, one after the other on a connection that stays open. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { fileURLToPath } from 'node:url';
import { fieldsOf } from '#iq/fields.ts';
import { writeSearch } from '#iq/query.ts';
import { COUNTRIES, questionnaire } from './people.ts';
import { makeQueries } from './queries.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const ROUNDS = 5;

/** Rounds before it counts: a server runs for days, and its engine has compiled what it does often. */
const WARM = 4;

/**
 * @returns milliseconds of each question, the fastest of its rounds; and of `nothing`: as many
 *   bytes as an answer has, without a question, so that what HTTP itself takes can be seen
 */
export async function overHttp(many: number): Promise<{ asked: number[]; nothing: number[] }> {
  const program = [
    '--import',
    at('../../scripts/svelte-loader.mjs'),
    at('server.ts'),
    String(many),
  ];
  const server = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [port] = (await once(server.stdout, 'data')) as [Buffer];
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const fields = fieldsOf(questionnaire, { country: COUNTRIES, organisation: [] });
    const urls = makeQueries(fields).map(
      (search) => `http://127.0.0.1:${String(port).trim()}/?${writeSearch(search)}`,
    );
    const bare = urls.map(() => `http://127.0.0.1:${String(port).trim()}/bare`);
    for (let round = 0; round < WARM; round++)
      for (const url of [...urls, ...bare]) await fetchOnce(url, agent);
    const asked = await timesOf(urls, agent);
    const nothing = await timesOf(bare, agent);
    agent.destroy();
    return { asked, nothing };
  } finally {
    server.kill();
  }
}

/** One round after the other, so that what else the machine does for a moment hits none of them always. */
async function timesOf(urls: readonly string[], agent: Agent): Promise<number[]> {
  const best = urls.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < ROUNDS; round++)
    for (const [i, url] of urls.entries()) {
      const started = performance.now();
      await fetchOnce(url, agent);
      best[i] = Math.min(best[i] as number, performance.now() - started);
    }
  return best;
}

const fetchOnce = (url: string, agent: Agent): Promise<void> =>
  new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${response.statusCode} for ${url}`));
      response.resume().on('end', resolve);
    }).on('error', reject);
  });
