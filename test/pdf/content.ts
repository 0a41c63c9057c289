/** What is painted on a page: where, and whether it is content of the structure or an artifact. */
import type { PDFObject } from '@cantoo/pdf-lib';
import { at, listOf, numbersAt, type Opened, streamText, textAt } from './open.ts';
import { operationsOf } from './tokens.ts';

/** In points from the lower left corner of the page. */
export type Box = { left: number; bottom: number; right: number; top: number };
/** `mcid`: number in the structure · artifact: decoration · none: neither, which no reader can handle */
export type Mark = { place: number | 'artifact' | 'none'; operator: string; box: Box };

type Matrix = [number, number, number, number, number, number];
const identity: Matrix = [1, 0, 0, 1, 0, 0];
const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[1] * n[2],
  m[0] * n[1] + m[1] * n[3],
  m[2] * n[0] + m[3] * n[2],
  m[2] * n[1] + m[3] * n[3],
  m[4] * n[0] + m[5] * n[2] + n[4],
  m[4] * n[1] + m[5] * n[3] + n[5],
];
const moved = (m: Matrix, x: number, y: number): [number, number] => [
  m[0] * x + m[2] * y + m[4],
  m[1] * x + m[3] * y + m[5],
];

const TEXT = ['Tj', 'TJ', "'", '"'];
const PAINT = ['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'sh'];

/** Every text, path and drawing of a page in the order of painting. */
export function marksOn(opened: Opened, page: Opened['pages'][number]): Mark[] {
  const parts = listOf(opened, at(opened, page.dict, 'Contents'));
  const content = parts.map((part) => streamText(opened, part)).join('\n');
  const marks: Mark[] = [];
  walk(opened, content, at(opened, page.dict, 'Resources'), identity, [], marks);
  return marks;
}

function walk(
  opened: Opened,
  content: string,
  resources: PDFObject | undefined,
  base: Matrix,
  outer: readonly Mark['place'][],
  marks: Mark[],
): void {
  let matrix = base;
  let text: Matrix = identity;
  let line: Matrix = identity;
  let path: [number, number][] = [];
  const saved: Matrix[] = [];
  const places: Mark['place'][] = [...outer];
  const paint = (operator: string, points: readonly [number, number][]) =>
    marks.push({
      place: places.findLast((each) => each !== 'none') ?? 'none',
      operator,
      box: boxOf(points),
    });

  for (const { operator, operands } of operationsOf(content)) {
    const n = operands.map(Number);
    const six = [n[0], n[1], n[2], n[3], n[4], n[5]] as Matrix;
    if (operator === 'q') saved.push(matrix);
    else if (operator === 'Q') matrix = saved.pop() ?? base;
    else if (operator === 'cm') matrix = times(six, matrix);
    else if (operator === 'BT') text = line = identity;
    else if (operator === 'Tm') text = line = six;
    else if (operator === 'Td' || operator === 'TD')
      text = line = times([1, 0, 0, 1, n[0] ?? 0, n[1] ?? 0], line);
    else if (operator === 'BMC' || operator === 'BDC') places.push(placeOf(operands));
    else if (operator === 'EMC') places.pop();
    else if (TEXT.includes(operator)) paint(operator, [moved(times(text, matrix), 0, 0)]);
    else if (/^[mlcvyh]$|^re$/.test(operator)) path.push(...pointsOf(operator, n, matrix));
    else if (PAINT.includes(operator)) {
      paint(operator, path);
      path = [];
    } else if (operator === 'n') path = [];
    else if (operator === 'Do') draw(operands[0]?.slice(1) ?? '');
  }

  function draw(name: string) {
    const form = at(opened, resources, 'XObject', name);
    if (textAt(opened, form, 'Subtype') === 'Image')
      return paint('Do', [moved(matrix, 0, 0), moved(matrix, 1, 1)]);
    const own = numbersAt(opened, form, 'Matrix');
    const inside = own.length === 6 ? times(own as Matrix, matrix) : matrix;
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = numbersAt(opened, form, 'BBox');
    paint('Do', [moved(inside, x0, y0), moved(inside, x1, y1)]);
    walk(opened, streamText(opened, form), at(opened, form, 'Resources'), inside, places, marks);
  }
}

function placeOf([tag = '', properties = '']: readonly string[]): Mark['place'] {
  if (tag === '/Artifact') return 'artifact';
  const id = properties.match(/\/MCID\s+(\d+)/)?.[1];
  return id === undefined ? 'none' : Number(id);
}

function pointsOf(operator: string, n: readonly number[], matrix: Matrix): [number, number][] {
  if (operator === 'h') return [];
  const [x = 0, y = 0, width = 0, height = 0] = n;
  if (operator === 're') return [moved(matrix, x, y), moved(matrix, x + width, y + height)];
  return Array.from({ length: n.length / 2 }, (_, i) =>
    moved(matrix, n[2 * i] ?? 0, n[2 * i + 1] ?? 0),
  );
}

function boxOf(points: readonly [number, number][]): Box {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return {
    ...{ left: Math.min(...xs), right: Math.max(...xs) },
    ...{ bottom: Math.min(...ys), top: Math.max(...ys) },
  };
}
