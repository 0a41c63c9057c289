/** What a test of announcements needs beside a forum: people who can be chosen, and plain words. */
import { newId } from '#base/ids.ts';
import type { Draft } from '#exchange/announcements/announcement.ts';
import type { Above } from '#exchange/announcements/audience.server.ts';

/** @param segment ids of those whom every search finds; null: it asks for what is asked no longer */
export const knowing = (segment: string[] | null, meet: string[] = []): Above => ({
  segment: async () => segment,
  meetToday: async () => meet,
});

export const drafted = (draft: Partial<Draft> = {}): Draft & { id: string } => ({
  ...{ id: newId(), title: 'Lunch is in Hall 2', body: 'Not in Hall 1.', to: { rule: 'everyone' } },
  ...{ needsAck: true, urgent: false, dueAt: null },
  ...draft,
});
