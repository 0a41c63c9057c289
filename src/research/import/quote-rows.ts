/** The points of interviews.md as quotes. An approval there was given on paper, on that day. */
import { newId } from '#base/ids.ts';
import { instantOf } from '#base/time.ts';
import type { Schema } from '#db/schema.ts';
import type { Ledger, PlannedInterview } from '#research/import/plan.ts';
import { levelOf, namedAs } from '#research/interviews/quote.ts';
import { reasons } from '#ui/texts/import.ts';

export type StoredQuote = Schema['quote'];
type Interview = Omit<Schema['interview'], 'held_at'>;
const LONGEST = 2000;

/**
 * @param stored quotes that came from the file before
 * @returns the rows there should be; `own`: how many the file would change and may not, since
 * somebody edited or decided here
 */
export function quoteRows(
  interviews: readonly { row: Interview; said: PlannedInterview }[],
  stored: readonly StoredQuote[],
  zone: string,
  ledger: Ledger,
  now: Date,
): { rows: StoredQuote[]; own: number } {
  const keyOf = (interview: string, position: number | null) => `${interview} ${position}`;
  const before = new Map(
    stored.map((each) => [keyOf(each.interview_id, each.file_position), each]),
  );
  let own = 0;
  const rows = interviews.flatMap(({ row, said }) =>
    said.points.flatMap((text, at) => {
      const known = before.get(keyOf(row.id, at + 1));
      if (text.length > LONGEST) {
        const place = { file: 'interviews.md', line: null, column: said.heading || said.title };
        ledger.problems.push({ ...place, found: text, reason: reasons.longQuote });
        return [];
      }
      const wanted = quoteRow(row, said, { text, position: at + 1 }, known, zone, now);
      if (known?.source !== 'person') return [wanted];
      if (known.text !== text || known.state !== wanted.state) own++;
      return [];
    }),
  );
  return { rows, own };
}

function quoteRow(
  interview: Interview,
  { approved }: PlannedInterview,
  { text, position }: { text: string; position: number },
  known: StoredQuote | undefined,
  zone: string,
  now: Date,
): StoredQuote {
  const level = approved ? levelOf(approved.level) : 'role and organisation';
  const named_as = namedAs({ ...interview, seated: interview.delegate_id !== null }, level);
  const said = { text, verbatim: true, level, named_as };
  const day = approved?.date ? instantOf(`${approved.date}T00:00`, zone) : null;
  return {
    ...{ forum_id: interview.forum_id, id: known?.id ?? newId(), interview_id: interview.id },
    ...{ position, ...said },
    state: approved ? 'approved' : 'draft',
    asked_at: null,
    decided_at: approved ? (day ?? known?.decided_at ?? now) : null,
    decided_by: approved ? 'paper' : null,
    approved_text: approved ? text : null,
    approved_as: approved ? named_as : null,
    approved_verbatim: approved ? true : null,
    proposed_text: null,
    source: 'import',
    file_position: position,
    made_at: known?.made_at ?? now,
  };
}
