/** The forums that the questions of the table are put to, by the name the table calls them. */
import { airports } from './airports.ts';
import { banks } from './banks.ts';
import { campus } from './campus.ts';
import { caves } from './caves.ts';
import { cellars } from './cellars.ts';
import { hotels } from './hotels.ts';
import { legal } from './legal.ts';
import type { Forum } from './making.ts';
import { mercati } from './mercati.ts';
import { mines } from './mines.ts';
import { museums } from './museums.ts';
import { pharmacies } from './pharmacies.ts';
import { police } from './police.ts';
import { ports } from './ports.ts';
import { rail } from './rail.ts';
import { rural } from './rural.ts';
import { scenes } from './scenes.ts';
import { schools } from './schools.ts';
import { spedition } from './spedition.ts';
import { wards } from './wards.ts';
import { waters } from './waters.ts';
import { zorg } from './zorg.ts';

export const forums = async (): Promise<Map<string, Forum>> =>
  new Map([
    ['police', await police()],
    ['ports', ports()],
    ['campus', campus()],
    ['museums', museums()],
    ['caves', caves()],
    ['legal', legal()],
    ['rural', rural()],
    ['rail', rail()],
    ['hotels', hotels()],
    ['schools', schools()],
    ['zorg', zorg()],
    ['wards', wards()],
    ['cellars', cellars()],
    ['airports', airports()],
    ['waters', waters()],
    ['mercati', mercati()],
    ['pharmacies', pharmacies()],
    ['spedition', spedition()],
    ['banks', banks()],
    ['scenes', scenes()],
    ['mines', mines()],
  ]);
