/**
 * Puts a table of questions to the checkout of the current folder and prints each miss.
 * Run: node …/test/questions/run.ts FILE.json|all|composed [--check]
 * composed: questions put together of parts (kits.ts); EXAM_SEED=n for others.
 * --check looks at the table alone: that each meaning is readable and neither nobody nor everybody.
 */
import { composedFor } from './compose.ts';
import { allQuestions, examine, questionsIn, told } from './examine.ts';
import { forums } from './forums/all.ts';
import { refsOf } from './means.ts';
import { readingsOf } from './score.ts';

const [file = 'all', flag] = process.argv.slice(2);
const all = await forums();
const seed = Number(process.env.EXAM_SEED ?? 1);
const questions =
  file === 'all'
    ? allQuestions()
    : file === 'composed'
      ? composedFor(all, 100, seed)
      : questionsIn(file);
if (flag === '--check') {
  for (const question of questions) {
    const { forum: name, asks, alternatives = [] } = question;
    const forum = all.get(name);
    if (!forum) throw new Error(`${asks}: no forum “${name}”`);
    for (const each of [...readingsOf(question), ...alternatives]) {
      const many = refsOf(each, forum).length;
      if (each !== 'all' && (many === 0 || many === forum.people.length))
        console.log(`${many} people: ${asks} · ${each}`);
    }
  }
} else {
  const results = await examine(questions, process.cwd());
  const misses = results.filter(({ verdict }) => !verdict.right);
  for (const miss of misses) console.log(told(miss));
  const dropped = results.flatMap(({ verdict }) => verdict.dropped);
  const exact = results.length - misses.length;
  const percent = ((100 * exact) / results.length).toFixed(1);
  console.log(
    `${exact} of ${results.length} exact (${percent} %), ${dropped.length} words dropped`,
  );
}
