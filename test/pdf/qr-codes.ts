/** The QR codes painted on a PDF's pages, read back from the rectangles that they are made of. */
import { readQr } from '../qr-reader.ts';
import { at, listOf, type Opened, streamText } from './open.ts';
import { operationsOf } from './tokens.ts';

type Rectangle = { left: number; right: number; top: number; bottom: number };

/** What the code on each page says. @throws where a page has none, or one that can't be read */
export const qrCodesOn = (opened: Opened): string[] =>
  opened.pages.map(({ dict }) => {
    const parts = listOf(opened, at(opened, dict, 'Contents'));
    const content = parts.map((part) => streamText(opened, part)).join('\n');
    const [most = []] = fills(content).sort((a, b) => b.length - a.length);
    return readQr(modulesOf(most));
  });

/** Each filled path as the rectangles it holds, in units of its own drawing. */
function fills(content: string): Rectangle[][] {
  const found: Rectangle[][] = [];
  let rectangles: Rectangle[] = [];
  let points: [number, number][] = [];
  for (const { operator, operands } of operationsOf(content)) {
    const [x = 0, y = 0] = operands.map(Number);
    if (operator === 'm') points = [[x, y]];
    else if (operator === 'l') points.push([x, y]);
    else if (operator === 'h') rectangles.push(around(points));
    else if (operator === 'f' || operator === 'f*') {
      found.push(rectangles);
      rectangles = [];
    } else if (operator === 'n' || operator === 'S') rectangles = [];
  }
  return found;
}

function around(points: readonly [number, number][]): Rectangle {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return {
    ...{ left: Math.min(...xs), right: Math.max(...xs) },
    ...{ top: Math.min(...ys), bottom: Math.max(...ys) },
  };
}

/** One unit is one module, as the drawing has it; its first row lies at the top. */
function modulesOf(rectangles: readonly Rectangle[]): boolean[][] {
  const size = Math.round(Math.max(...rectangles.map(({ right }) => right)));
  const modules = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const { left, right, top } of rectangles)
    modules[Math.round(top)]?.fill(true, Math.round(left), Math.round(right));
  return modules;
}
