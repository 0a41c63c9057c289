/** What the demo findings claim, counted a second time: the oracle of the claims' tests. */
import type { Answers, Questionnaire } from '#research/questionnaire.ts';
import type { Counting } from '#research/tally.ts';

/*
 * The truth of each sentence, counted from the answers by a second hand: nothing below uses the
 * figures, the claims or their grammar. Numbers of the claims are those of the report's
 * specification.
 */
type Rows = Counting[];
type Truth = (rows: Rows) => boolean;
const text = (answers: Answers, id: string) => answers[id] as string | undefined;
const list = (answers: Answers, id: string) => (answers[id] ?? []) as string[];
const cell = (answers: Answers, row: string) =>
  (answers.spend as Record<string, string> | undefined)?.[row];

const single = (id: string, option: string) => (rows: Rows) => {
  const given = rows.map(({ answers }) => text(answers, id)).filter((each) => each !== undefined);
  return { n: given.filter((each) => each === option).length, of: given.length };
};
const several = (id: string, option: string) => (rows: Rows) => {
  const given = rows.map(({ answers }) => list(answers, id)).filter((each) => each.length > 0);
  return { n: given.filter((each) => each.includes(option)).length, of: given.length };
};
const spends = (row: string, column: string) => (rows: Rows) => {
  const given = rows.map(({ answers }) => cell(answers, row)).filter((each) => each !== undefined);
  return { n: given.filter((each) => each === column).length, of: given.length };
};
type Of = (rows: Rows) => { n: number; of: number };
const percent = (of: Of, rows: Rows) => {
  const { n, of: base } = of(rows);
  return (n * 100) / base;
};
/** How many options of the question more people chose, and how many as many. */
const place = (of: Of, others: Of[], rows: Rows) => {
  const mine = of(rows).n;
  const counts = others.map((other) => other(rows).n);
  return {
    place: 1 + counts.filter((n) => n > mine).length,
    ties: counts.filter((n) => n === mine).length,
  };
};
const isFirst = (of: Of, others: Of[], rows: Rows) => {
  const { place: at, ties } = place(of, others, rows);
  return at === 1 && ties === 0;
};
const within = (most: number, of: Of, others: Of[], rows: Rows) =>
  place(of, others, rows).place <= most;

/** Each sentence by how it begins, and whether it is true of all counting responses. */
export function truthsOf(questionnaire: Questionnaire): [begins: string, truth: Truth][] {
  const optionsOf = (id: string): string[] => {
    const question = questionnaire.questions.find((each) => each.id === id);
    return question && 'options' in question ? question.options : [];
  };
  const rest = (id: string, option: string, make: typeof single) =>
    optionsOf(id)
      .filter((each) => each !== option)
      .map((each) => make(id, each));

  const top = (option: string) => single('top_priority', option);
  const topRest = (option: string) => rest('top_priority', option, single);
  const future = (option: string) => several('future', option);
  const futureRest = (option: string) => rest('future', option, several);
  const AI = 'Artificial intelligence';
  const skills = 'Digital skills and tools for personnel';
  const threats = 'Advanced Threat Detection';
  const embedded = 'Digital opportunities embedded in all crime investigations';
  const office = 'Back office transformation';
  const legacy = 'Legacy system replacement';
  const secure = 'Secure mobile communications';
  const dataScience = (option: string) => single('data_science', option);
  const investing = (option: string) => several('investment', option);
  const goesUp = (row: string, rows: Rows) =>
    spends(row, 'Increase')(rows).n - spends(row, 'Decrease')(rows).n;

  return [
    [
      'There is a significant focus',
      (rows) =>
        [top(AI), spends('Artificial Intelligence', 'Increase'), investing(AI)].some(
          (of) => percent(of, rows) >= 50,
        ),
    ],
    [
      'A recurring theme is the skills gap',
      (rows) =>
        (percent(top(skills), rows) >= 20 || within(3, top(skills), topRest(skills), rows)) &&
        (percent(dataScience('Skills gap'), rows) >= 20 ||
          within(3, dataScience('Skills gap'), rest('data_science', 'Skills gap', single), rows)),
    ],
    [
      'The group are looking to modernise',
      (rows) =>
        [office, legacy].every(
          (option) =>
            within(3, future(option), futureRest(option), rows) ||
            percent(future(option), rows) >= 25,
        ) &&
        goesUp('Cloud Services', rows) > 0 &&
        percent(spends('Cloud Services', 'Increase'), rows) > 50,
    ],
    [
      'A quarter of the attending leaders',
      (rows) =>
        Math.abs(percent(top(skills), rows) - 25) < 0.5 &&
        isFirst(top(skills), topRest(skills), rows),
    ],
    [
      'Additionally, the group have prioritised',
      (rows) => {
        const automation = 'Automation of administrative tasks';
        return place(top(automation), topRest(automation), rows).place === 2;
      },
    ],
    [
      'Over 60% of the group',
      (rows) => percent(spends('Artificial Intelligence', 'Increase'), rows) > 60,
    ],
    ['Over 58% of the group', (rows) => percent(spends('Cloud Services', 'Increase'), rows) > 58],
    [
      'Embedding digital opportunities',
      (rows) => isFirst(future(embedded), futureRest(embedded), rows),
    ],
    [
      'Another future priority',
      (rows) => [2, 3].includes(place(future(office), futureRest(office), rows).place),
    ],
    [
      'Police leaders are actively seeking',
      (rows) =>
        percent(several('mobility', secure), rows) >= 50 ||
        isFirst(several('mobility', secure), rest('mobility', secure, several), rows),
    ],
    [
      'More than 40% of the group',
      (rows) =>
        percent(several('mobility', 'Body-worn diagnostics, compliance and location data'), rows) >
        40,
    ],
    [
      '25% of the group indicate',
      (rows) => Math.floor(percent(single('cyber', threats), rows) + 0.5) === 25,
    ],
    [
      'Network security is critical',
      (rows) =>
        within(
          2,
          single('cyber', 'Network Security'),
          rest('cyber', 'Network Security', single),
          rows,
        ),
    ],
    [
      'The skills gap is the primary issue',
      (rows) =>
        Math.floor(percent(dataScience('Skills gap'), rows) + 0.5) === 36 &&
        isFirst(dataScience('Skills gap'), rest('data_science', 'Skills gap', single), rows),
    ],
    [
      'Technical concerns such as',
      (rows) =>
        ['Data integration', 'Infrastructure', 'Cyber security and data protection']
          .map((option) => dataScience(option)(rows))
          .reduce((sum, { n, of }) => sum + (100 * n) / of, 0) >= 30,
    ],
    [
      'Artificial intelligence is ranked',
      (rows) => isFirst(investing(AI), rest('investment', AI, several), rows),
    ],
    [
      'Performance management follows it',
      (rows) => {
        const option = 'Performance management';
        return place(investing(option), rest('investment', option, several), rows).place === 2;
      },
    ],
  ];
}
