/** What a message on the screen needs to know of the room around it. */
import type { Message } from '#exchange/chat/message.ts';
import { talk as t } from '#ui/texts/talk.ts';

type Person = { id: string; name: string };

export type Around = {
  /** id of who looks */
  me: string;
  /** path of the room */
  base: string;
  /** ids of those whom the visitor blocked: what they say is folded */
  blocked: string[];
  /** whether the line is away, so that what is done here waits */
  waiting: boolean;
  /** whether messages say who wrote them: not between two */
  named: boolean;
  /** “You”, a name, or “Someone” whom the visitor may not see */
  name(id: string): string;
  /** as it stands in messages */
  fullName(id: string): string;
  /** opens what can be done with a message */
  menu(message: Message, beside: HTMLElement): void;
  react(message: Message, sign: string, given: boolean): void;
  /** goes to a message on the screen; false: it is not there */
  jump(number: number): boolean;
};

/** Names of those in a room, as its messages need them. */
export function namesOf(people: readonly Person[], me: string, own: string) {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return {
    name: (id: string) => (id === me ? t.you : (names.get(id) ?? t.someone)),
    fullName: (id: string) => (id === me ? own : (names.get(id) ?? '')),
  };
}

/** The message that what is being written answers, or changes. */
export type About = { kind: 'reply' | 'edit'; message: Message };
