/** What an assistant may read: the published report and its figures, as the seat sees them. */
import { type McpServer, ResourceNotFoundError } from '@modelcontextprotocol/server';
import { reportText } from '#api/assistant/report-text.ts';
import type { Desk, Seat } from '#api/assistant.server.ts';
import { jsonText } from '#base/ordered.ts';
import { readLiveFigures, readNewest, readPublishedFigures } from '#report/figures.server.ts';
import { iqApi as t } from '#ui/texts/iq-api.ts';

export function addResources(server: McpServer, desk: Desk, forumKey: string): void {
  const add = (
    name: 'report' | 'figures',
    mimeType: string,
    read: (seat: Seat) => Promise<string | null>,
  ) =>
    server.registerResource(
      name,
      `plenary://${forumKey}/${name}`,
      { ...t.resources[name], mimeType },
      async (uri) => {
        const seat = await desk.seat();
        if (!seat) throw new ResourceNotFoundError(uri.href, t.refused.token);
        const text = await read(seat);
        if (text === null) throw new ResourceNotFoundError(uri.href, t.refused.noEdition);
        return { contents: [{ uri: uri.href, mimeType, text }] };
      },
    );
  add('report', 'text/markdown', async (seat) => {
    const report = await readNewest(desk.db, seat);
    return report && reportText(report);
  });
  add('figures', 'application/json', (seat) => figuresFor(desk, seat));
}

async function figuresFor({ db }: Desk, seat: Seat): Promise<string | null> {
  if (seat.role !== 'client') return jsonText(await readLiveFigures(db, seat, null));
  const published = await readPublishedFigures(db, seat);
  return 'refused' in published ? null : jsonText(published);
}
