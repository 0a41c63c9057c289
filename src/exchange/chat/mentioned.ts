/** Whom a message names: “@” and the name, as it stands in the room. */

type Person = { id: string; name: string };

/** Whom the words name. The longest name counts: “@Ann Lee-Smith” does not name Ann Lee. */
export function mentionedIn(body: string, people: readonly Person[]): string[] {
  let rest = body;
  const named = new Set<string>();
  for (const { id, name } of [...people].sort((a, b) => b.name.length - a.name.length)) {
    if (name === '' || !rest.includes(`@${name}`)) continue;
    named.add(id);
    rest = rest.replaceAll(`@${name}`, ' ');
  }
  return people.filter(({ id }) => named.has(id)).map(({ id }) => id);
}
