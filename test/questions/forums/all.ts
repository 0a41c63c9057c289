/** The forums that the questions of the table are put to, by the name the table calls them. */
import { campus } from './campus.ts';
import type { Forum } from './making.ts';
import { police } from './police.ts';
import { ports } from './ports.ts';

export const forums = async (): Promise<Map<string, Forum>> =>
  new Map([
    ['police', await police()],
    ['ports', ports()],
    ['campus', campus()],
  ]);
