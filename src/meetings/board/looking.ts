/** What of a plan is looked at, as the address says it. */
export const VIEWS = ['tables', 'clients', 'delegates', 'list'] as const;
export const GROUPS = ['clients', 'delegates', 'slots'] as const;

export type Looking = {
  /** null: whatever suits the screen */
  view: (typeof VIEWS)[number] | null;
  by: (typeof GROUPS)[number];
  day: string | null;
  plan: string | null;
  find: string;
  /** id of the meeting that is open */
  meeting: string;
  /** whom to book: a Client ID, and a delegate as the list offers one */
  client: string;
  delegate: string;
  /** to book one, whomever */
  book: boolean;
};

export function lookingAt(asked: { get(name: string): string | null }): Looking {
  const word = (name: string) => (asked.get(name) ?? '').slice(0, 200);
  return {
    view: VIEWS.find((each) => each === asked.get('view')) ?? null,
    by: GROUPS.find((each) => each === asked.get('by')) ?? 'clients',
    ...{ day: asked.get('day'), plan: asked.get('plan') },
    ...{ find: word('find'), meeting: word('meeting') },
    ...{ client: word('client'), delegate: word('delegate') },
    book: asked.get('book') !== null,
  };
}

/** What stays when something else is looked at: not the meeting that is open, nor whom to book. */
export const lasting = ({ plan, view, by, day, find }: Looking): [name: string, value: string][] =>
  Object.entries({
    ...{ plan: plan ?? '', view: view ?? '', by: by === 'clients' ? '' : by },
    ...{ day: day ?? '', find },
  }).filter(([, value]) => value !== '');
