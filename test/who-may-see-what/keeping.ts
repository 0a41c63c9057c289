/** What the client C-1 keeps: lists, notes, a segment and an export, of D-2 and of D-4, who then withdraws. */
import assert from 'node:assert/strict';
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Schema } from '#db/schema.ts';
import { changeConsent } from '#forum/consent.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { memberOf } from '#forum/session.server.ts';
import { addToShortlist } from '#iq/shortlists.server.ts';
import { lookForMatches } from '#iq/team/alerts.server.ts';
import { makeExport } from '#iq/team/exports.server.ts';
import { makeList } from '#iq/team/lists.server.ts';
import { writeNote } from '#iq/team/notes.server.ts';
import { tellRecalls } from '#iq/team/recalls.server.ts';
import { saveSegment } from '#iq/team/segments.server.ts';

/** @returns ids of the export and the segment */
export async function makeKeeping(
  db: Kysely<Schema>,
  key: string,
  now: Date,
): Promise<{ export: string; segment: string }> {
  const client = (await memberOf(db, 'rep1@firms.example', key)) as Client;
  const leaver = (await memberOf(db, 'd4@people.example', key)) as Delegate;
  const { forumId } = client;
  const made = await makeList(db, client, { name: 'Listcanary' }, now);
  assert.ok('list' in made);
  await changeConsent(db, leaver, 'aggregate', now);
  const search = new URLSearchParams('Q1=Cloud');
  const watched = await saveSegment(db, client, { name: 'Segmentcanary', search }, now);
  assert.ok('segment' in watched);
  await changeConsent(db, leaver, 'named', now);
  await lookForMatches(db, forumId, now);
  for (const delegateRef of ['D-2', 'D-4'])
    for (const list of [client.clientId, made.list])
      await addToShortlist(db, client, { delegateRef, list }, now);
  await writeNote(db, client, { id: newId(), delegateRef: 'D-2', body: 'Notecanary' }, now);
  await writeNote(db, client, { id: newId(), delegateRef: 'D-4', body: 'Leftnotecanary' }, now);
  const source = { of: 'list' as const, list: made.list };
  const wanted = { source, format: 'csv' as const, parts: ['answers', 'notes'] as const };
  const around = { wishes: new Map(), origin: 'http://localhost' };
  const exported = await makeExport(db, client, wanted, around, now);
  assert.ok('export' in exported && exported.people === 2);
  await changeConsent(db, leaver, 'aggregate', now);
  await tellRecalls(db, forumId, now);
  return { export: exported.export, segment: watched.segment };
}
