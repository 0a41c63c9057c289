import type { Trouble } from '#research/survey.ts';
import { survey } from '#ui/texts/survey.ts';

/** What is wrong with an answer, and what to do. */
export function troubleText(trouble: Trouble): string {
  const t = survey.trouble;
  switch (trouble.trouble) {
    case 'too-many':
      return t['too-many'](trouble.most, trouble.chosen);
    case 'ranked-twice':
      return t['ranked-twice'](trouble.option);
    case 'too-long':
      return t['too-long'](trouble.most);
    case 'money':
      return t.money[trouble.reason];
    case 'no-such-option':
      return t['no-such-option'];
  }
}
