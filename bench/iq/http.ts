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

/** @returns milliseconds of each question, the fastest of its rounds */
export async function overHttp(many: number): Promise<number[]> {
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
    for (const url of urls) await fetchOnce(url, agent);
    const times: number[] = [];
    for (const url of urls) {
      let best = Number.POSITIVE_INFINITY;
      for (let round = 0; round < ROUNDS; round++) {
        const started = performance.now();
        await fetchOnce(url, agent);
        best = Math.min(best, performance.now() - started);
      }
      times.push(best);
    }
    agent.destroy();
    return times;
  } finally {
    server.kill();
  }
}

const fetchOnce = (url: string, agent: Agent): Promise<void> =>
  new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${response.statusCode} for ${url}`));
      response.resume().on('end', resolve);
    }).on('error', reject);
  });
