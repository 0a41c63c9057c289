/** What the screen of those who are in a call is given. */
import type { Call } from '#exchange/calls/call.ts';
import type { Line } from '#exchange/calls/line.ts';
import type { Talk } from '#exchange/calls/talk.svelte.ts';

export type OnStage = {
  talk: Talk;
  call: Call;
  title: string;
  phone: string | null;
  host: boolean;
  line: Line;
  leave: () => void;
};
