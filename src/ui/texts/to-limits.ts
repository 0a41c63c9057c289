/** The way to one's own limits, from wherever it is offered. */
export const toLimits = 'My limits and breaks';
