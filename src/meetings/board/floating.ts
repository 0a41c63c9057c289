/** Where what floats beside a point stands. */

/** px between a point and what floats beside it, and from the edge of the screen */
const MARGIN = 8;

/** Below the point, or above where the screen ends; never beyond its sides. */
export function floatTo(element: HTMLElement, x: number, y: number): void {
  const { width, height } = element.getBoundingClientRect();
  const left = Math.max(MARGIN, Math.min(x + MARGIN, innerWidth - width - MARGIN));
  const below = y + height + 2 * MARGIN <= innerHeight;
  const top = below ? y + MARGIN : y - height - 5 * MARGIN;
  element.style.translate = `${left}px ${Math.max(MARGIN, top)}px`;
}
