/**
 * Client iQ for an assistant (Model Context Protocol): the same questions as over HTTP, under the
 * same permissions. Whose seat it is is asked at every call, so rights end at once.
 */
import { McpServer } from '@modelcontextprotocol/server';
import { addResources } from '#api/assistant/resources.server.ts';
import { addTools } from '#api/assistant/tools.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Client, Staff } from '#forum/people.ts';
import { iqApi as t } from '#ui/texts/iq-api.ts';

export type Seat = Client | Staff;
/** `seat`: whoever the token stands for now; null when it does for nobody */
export type Desk = { db: Db; seat(): Promise<Seat | null>; now(): Date };

/** @param opened the seat at the beginning: it names the forum and says what may be seen */
export function assistantServer(desk: Desk, { forumKey, role }: Seat): McpServer {
  const server = new McpServer(
    { name: 'plenary', title: t.title, version: '1.0.0' },
    { instructions: t.instructions(forumKey, role) },
  );
  addTools(server, desk);
  addResources(server, desk, forumKey);
  return server;
}
