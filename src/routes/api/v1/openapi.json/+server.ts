import { describeApi } from '#api/openapi.ts';
import { endpoint } from '../endpoint.ts';

let text: string | undefined;

/** The description of the API, for everybody: it holds nothing of any forum. */
export const GET = endpoint(async () => {
  text ??= JSON.stringify(describeApi());
  return new Response(text, {
    headers: { 'content-type': 'application/json', 'cache-control': 'public, max-age=300' },
  });
});
