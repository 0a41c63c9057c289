/**
 * Picks up with a mouse or pen after a few pixels, with a finger after a moment of holding still, so
 * that a finger still scrolls. Cells say where they are by `data-row` and `data-slot`, what can be
 * picked up by `data-meeting`.
 */
import type { Cell } from '#meetings/board/cells.ts';

export type Drag = {
  /** @returns whether it may be picked up */
  pick: (meeting: string, cell: Cell) => boolean;
  /** null: over no cell */
  over: (cell: Cell | null) => void;
  follow: (x: number, y: number) => void;
  drop: () => void;
  cancel: () => void;
  click: (meeting: string, cell: Cell) => void;
};

const PIXELS = 5;
const HOLD_MS = 300;
/** Near an edge (px) what is under the pointer scrolls, by so much a step. */
const EDGE = 40;
const STEP = 12;

function cellOf(element: Element | null): Cell | null {
  const { row, slot } = element?.closest<HTMLElement>('[data-row][data-slot]')?.dataset ?? {};
  return row === undefined || slot === undefined ? null : { row: Number(row), slot: Number(slot) };
}

/** How far a point is beyond the inner edges of a span: -1, 0 or 1. */
const beyond = (at: number, from: number, to: number) =>
  at < from + EDGE ? -1 : at > to - EDGE ? 1 : 0;

/** To attach to the element that holds the cells. */
export const dragging = (drag: Drag) => (grid: HTMLElement) => {
  let pressed: { meeting: string; cell: Cell; x: number; y: number; touch: boolean } | null = null;
  let held = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = { x: 0, y: 0 };
  let frame = 0;

  const forget = () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    pressed = null;
    held = false;
  };
  const look = () => {
    const under = document.elementFromPoint(last.x, last.y);
    drag.over(under && grid.contains(under) ? cellOf(under) : null);
    drag.follow(last.x, last.y);
  };
  const scroll = () => {
    const box = grid.parentElement;
    if (!held || !box) return;
    const { left, right, top, bottom } = box.getBoundingClientRect();
    const [across, down] = [
      beyond(last.x, left, right),
      beyond(last.y, Math.max(0, top), Math.min(innerHeight, bottom)),
    ];
    if (across || down) {
      box.scrollBy(across * STEP, down * STEP);
      look();
    }
    frame = requestAnimationFrame(scroll);
  };
  const pick = () => {
    if (!pressed || !drag.pick(pressed.meeting, pressed.cell)) return forget();
    held = true;
    frame = requestAnimationFrame(scroll);
    requestAnimationFrame(look);
  };

  const down = (event: PointerEvent) => {
    const chip = (event.target as Element).closest<HTMLElement>('[data-meeting]');
    const cell = cellOf(chip);
    const { meeting } = chip?.dataset ?? {};
    if (!cell || !meeting || event.button !== 0 || !event.isPrimary) return;
    const touch = event.pointerType === 'touch';
    last = { x: event.clientX, y: event.clientY };
    pressed = { meeting, cell, ...last, touch };
    if (touch) timer = setTimeout(pick, HOLD_MS);
  };
  const move = (event: PointerEvent) => {
    if (!pressed || !event.isPrimary) return;
    last = { x: event.clientX, y: event.clientY };
    const far = Math.hypot(last.x - pressed.x, last.y - pressed.y) > PIXELS;
    if (held) look();
    else if (far && pressed.touch) forget();
    else if (far) pick();
  };
  const up = (event: PointerEvent) => {
    if (!pressed || !event.isPrimary) return;
    const { meeting, cell } = pressed;
    const dropped = held;
    forget();
    if (dropped) drag.drop();
    else drag.click(meeting, cell);
  };
  const stop = () => {
    const dropped = held;
    forget();
    if (dropped) drag.cancel();
  };
  const byKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && held) stop();
  };
  const still = (event: Event) => {
    if (held || (event.type === 'contextmenu' && pressed?.touch)) event.preventDefault();
  };

  grid.addEventListener('pointerdown', down);
  grid.addEventListener('touchmove', still, { passive: false });
  grid.addEventListener('contextmenu', still);
  grid.addEventListener('dragstart', still);
  addEventListener('pointermove', move);
  addEventListener('pointerup', up);
  addEventListener('pointercancel', stop);
  addEventListener('keydown', byKey);
  return () => {
    forget();
    removeEventListener('pointermove', move);
    removeEventListener('pointerup', up);
    removeEventListener('pointercancel', stop);
    removeEventListener('keydown', byKey);
  };
};
