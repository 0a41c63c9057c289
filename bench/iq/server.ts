/** In a process of its own: the answers of the API path over plain HTTP, for the length of a measurement. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jsonText } from '#base/ordered.ts';
import { answerTo } from '#iq/answer.ts';
import { buildIndex } from '#iq/index.ts';
import { printed } from '#iq/printed.ts';
import { makePeople, questionnaire } from './people.ts';
import { unkeptPeople } from './unkept.ts';

const many = Number(process.argv[2]);
const people = makePeople(many);
const unkept = unkeptPeople(people);
// a million profiles stay columns; fewer are held, as the product holds them
const index =
  many <= 1e5
    ? buildIndex(questionnaire, [...unkept.everybody])
    : buildIndex(questionnaire, unkept.everybody, { people: unkept });

let bare = ''; // the last answer again

const server = createServer((request, response) => {
  if (request.url === '/bare') {
    response.writeHead(200, { 'content-type': 'application/json' }).end(bare);
    return;
  }
  const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const page = { limit: 50, cursor: searchParams.get('cursor') };
  const body = jsonText(printed(answerTo(index, searchParams, null, page), index));
  bare = body;
  response.writeHead(200, { 'content-type': 'application/json' }).end(body);
});
server.listen(0, '127.0.0.1', () =>
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`),
);
