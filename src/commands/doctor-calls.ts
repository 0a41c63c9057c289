import { connect } from 'node:net';
import type { Env } from '../settings.ts';

type Finding = { ok: boolean; found: string; cure: string; needed: false };

const PATIENCE_MS = 3_000;

/** Whether calls get through: by TURN, whose TCP addresses are tried. UDP gives no answer to a knock. */
export async function calls({ TURN_URLS, CALLS_RELAY_ONLY }: Env): Promise<Finding> {
  const cure =
    'So that calls pass firewalls, and nobody learns where the others are, run a TURN server ' +
    'and set TURN_URLS and TURN_SECRET (docs/operators.md).';
  if (!TURN_URLS)
    return { ok: false, found: 'browser to browser alone: no TURN server', cure, needed: false };
  const places = TURN_URLS.split(/[\s,]+/).flatMap(tcpPlace);
  const open = await Promise.all(places.map(answers));
  const dead = places.filter((_, at) => !open[at]).map(({ host, port }) => `${host}:${port}`);
  if (dead.length > 0)
    return {
      ...{ ok: false, found: `no answer from ${dead.join(', ')}`, needed: false },
      cure: 'Start the TURN server, or open its port.',
    };
  const direct = CALLS_RELAY_ONLY === '0' ? ', or from browser to browser' : '';
  return {
    ok: true,
    found: `by TURN at ${places.length} TCP addresses${direct}`,
    cure,
    needed: false,
  };
}

/** `turns:` is TLS, so TCP; `turn:` is UDP unless it says otherwise. */
function tcpPlace(url: string): { host: string; port: number }[] {
  const [, scheme, host = '', port] = /^(turns?):(\[[^\]]+\]|[^:?]+)(?::(\d+))?/.exec(url) ?? [];
  if (scheme !== 'turns' && !/transport=tcp/.test(url)) return [];
  return [
    {
      host: host.replace(/^\[|\]$/g, ''),
      port: Number(port ?? (scheme === 'turns' ? 5349 : 3478)),
    },
  ];
}

function answers({ host, port }: { host: string; port: number }): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host, port, timeout: PATIENCE_MS });
    const end = (ok: boolean) => {
      socket.destroy();
      done(ok);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}
