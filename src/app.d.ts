import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { Member } from '#forum/people.ts';
import type { Credential } from '#forum/standing.server.ts';

declare global {
  namespace App {
    interface Locals {
      db: Kysely<Schema>;
      /** the clock of this request */
      now: Date;
      /** the signed-in account, or null */
      account: { email: string } | null;
      /** the forum of the bearer token that was sent; null for none and for one that does not work */
      bearer: { forumKey: string } | null;
      /** by what whoever asks proved who it is, or null */
      credential: Credential | null;
      /** seat of whoever asks (session or bearer token) in this forum; null for none and for no such forum */
      member(forumKey: string): Promise<Member | null>;
    }
  }
}
