/** Other spellings of an address, sent as they are: no client tidies them up on the way. */
import { request } from 'node:http';

type Trick = { path: string; headers?: Record<string, string>; method?: string };

/** @param path of a door, such as `/alpha/people` */
export function tricksOn(path: string): Record<string, Trick> {
  const [first = '', ...rest] = path.split('/').slice(1);
  const tail = rest.map((part) => `/${part}`).join('');
  const code = first.charCodeAt(0).toString(16);
  return {
    'slash at the end': { path: `${path}/` },
    'two slashes': { path: `/${path}` },
    'upper case': { path: path.toUpperCase() },
    'encoded letter': { path: `/%${code}${first.slice(1)}${tail}` },
    'letter encoded twice': { path: `/%25${code}${first.slice(1)}${tail}` },
    'encoded slash': { path: `/${path.slice(1).replaceAll('/', '%2f')}` },
    'way round': { path: `/sign-in/..${path}` },
    'encoded way round': { path: `/sign-in/%2e%2e${path}` },
    'path parameter': { path: `${path};jsessionid=1` },
    'null byte': { path: `${path}%00` },
    'bare data': { path: `${path}/__data.json` },
    'bare data of the leaf': { path: `${path}/__data.json?x-sveltekit-invalidated=0001` },
    'file ending': { path: `${path}.json` },
    'address in a header': {
      path: '/',
      headers: { 'x-original-url': path, 'x-rewrite-url': path, 'x-forwarded-prefix': path },
    },
    'from this machine': {
      path,
      headers: {
        'x-forwarded-for': '127.0.0.1',
        'x-real-ip': '127.0.0.1',
        forwarded: 'for=127.0.0.1',
      },
    },
    'other method': { path, method: 'PUT', headers: { 'x-http-method-override': 'GET' } },
    'token of nobody': { path, headers: { authorization: 'Bearer undefined' } },
  };
}

export type Answer = { status: number; text: string };

export function send(origin: string, trick: Trick, key: object | null): Promise<Answer> {
  const { hostname, port, host } = new URL(origin);
  const { path, method = 'GET' } = trick;
  const headers = { host, origin, ...key, ...trick.headers };
  return new Promise((answered, failed) => {
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => answered({ status: response.statusCode ?? 0, text }));
    });
    sent.on('error', failed).end();
  });
}
