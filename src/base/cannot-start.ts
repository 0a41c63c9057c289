/** What keeps the program from starting and whoever started it can cure; the message says how. */
export class CannotStart extends Error {}
