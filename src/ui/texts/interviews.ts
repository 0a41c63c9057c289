/** Words of interviews: the researchers' screens, and the page where interviewees decide. */
import { counted as n } from '#ui/texts/number.ts';

export const interviews = {
  anonymous: { delegate: 'A delegate', other: 'An interviewee' },
  counted: n,
};
