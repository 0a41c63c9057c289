/** agenda.json: slots, tables, sessions and who speaks. */
import { z } from 'zod';
import { parseInstant } from '#base/instant.ts';
import { type JsonSource, readJson } from '#research/import/json.ts';
import type { Ledger, PlannedAgenda } from '#research/import/plan.ts';
import type { Directory } from '#research/import/wishes.ts';
import { leftOut, reasons } from '#ui/texts/import.ts';

const words = z.string().trim().min(1);
const span = { start: words, end: words };
const ref = z.union([words.max(60), z.number().transform(String)]);
const schema = z.object({
  tables: z.number().int().nonnegative().max(10_000).default(0),
  slots: z.array(z.object(span)).default([]),
  sessions: z
    .array(
      z.object({
        ...span,
        id: ref,
        title: words,
        room: z.string().trim().default(''),
        speakers: z.array(ref).default([]),
      }),
    )
    .default([]),
});

type Span = { startsAt: Date; endsAt: Date };
type Fault = (path: string, found: string, reason: string) => void;

/**
 * @param zone in which times without an offset are read
 * @returns null if it can't be used; the ledger says why
 */
export function readAgendaFile(
  source: JsonSource,
  zone: string,
  speakerOf: Directory['delegate'],
  ledger: Ledger,
): PlannedAgenda | null {
  const read = readJson(source, schema, ledger);
  if (!read) return null;
  const { file } = source;
  const before = ledger.faults.length;
  const fault: Fault = (column, found, reason) =>
    ledger.faults.push({ file, line: null, column, found, reason });

  const slots = read.slots.flatMap((slot, at) => readSpan(slot, `slots.${at}`, zone, fault) ?? []);
  slots.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  slots.forEach(({ startsAt }, at) => {
    const previous = slots[at - 1];
    if (previous && startsAt < previous.endsAt)
      fault(`slots.${at}.start`, startsAt.toISOString(), reasons.overlaps);
  });
  const sessions = read.sessions.flatMap((session, at) => {
    const path = `sessions.${at}`;
    if (read.sessions.findIndex(({ id }) => id === session.id) !== at)
      fault(`${path}.id`, session.id, reasons.twice);
    const times = readSpan(session, path, zone, fault);
    const speakers = session.speakers.flatMap((name, number) => {
      const speaker = speakerOf(name);
      const column = `${path}.speakers.${number}`;
      if (!speaker)
        ledger.problems.push({ file, line: null, column, found: name, reason: reasons.noDelegate });
      else if (speaker.status !== 'confirmed')
        ledger.leftOut.push({ file, line: null, column, reason: leftOut.speaker(speaker.ref) });
      return speaker?.status === 'confirmed' ? [speaker.ref] : [];
    });
    const { id, title, room } = session;
    return times ? [{ ref: id, title, room, ...times, speakers: [...new Set(speakers)] }] : [];
  });
  ledger.rowsRead[file] = read.slots.length + read.sessions.length;
  if (ledger.faults.length > before) return null;
  const numbered = slots.map((slot, at) => ({ number: at + 1, ...slot }));
  return { tables: read.tables, slots: numbered, sessions };
}

function readSpan(
  { start, end }: { start: string; end: string },
  path: string,
  zone: string,
  fault: Fault,
): Span | null {
  const startsAt = parseInstant(start, zone, null);
  const endsAt = parseInstant(end, zone, null);
  if (!startsAt) fault(`${path}.start`, start, reasons.skippedTime);
  if (!endsAt) fault(`${path}.end`, end, reasons.skippedTime);
  if (startsAt && endsAt && endsAt <= startsAt) fault(`${path}.end`, end, reasons.ends);
  return startsAt && endsAt ? { startsAt, endsAt } : null;
}
