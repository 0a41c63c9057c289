/**
 * The grammar of a question: things joined by and, or and not, as people mean them.
 *
 * ```
 * question := phrase ((“,” | and | but | who …) phrase)*        all of them
 * phrase   := thing thing*                                     things side by side go together
 *           | run “or” run                                     a choice between unlike things
 * list     := thing ((“,” | and | or | nor) thing)*            like things: a choice, or all
 * not      := denies the whole list after it; “everyone except” the whole phrase
 * ```
 */
import {
  and,
  assemble,
  type Element,
  type ListJoin,
  meant,
  not,
  onlyOne,
  precedence,
  stronger,
  type Tree,
} from './assembling.ts';
import type { Joint } from './languages.ts';
import type { Part } from './parts.ts';
import type { Unit } from './units.ts';

/** What makes things like each other; `one`: a person has one of them, so that “and” can only mean either. */
export type Likeness = { kind: string; one: boolean };

type Word = { unit: Unit } | { joint: Joint | 'comma' | 'stop' | 'open' | 'close' };
type Member = { unit: Unit; join: ListJoin; negated: boolean };

/** Denials that no thing follows are given back, to be named as not understood. */
export function treeOf(
  parts: readonly Part[],
  units: ReadonlyMap<Part, Unit>,
  likenessOf: (unit: Unit) => Likeness,
): { tree: Tree; idle: Part[] } {
  const words: Word[] = [];
  const idle: Part[] = [];
  const denials: { part: Part; at: number }[] = [];
  parts.forEach((part) => {
    const unit = units.get(part);
    if (unit) words.push({ unit });
    else if (part.kind === 'joint') {
      if (DENIALS.has(part.joint)) denials.push({ part, at: words.length });
      words.push({ joint: part.joint });
    } else if (part.kind === 'comma' || part.kind === 'stop') words.push({ joint: part.kind });
    else if (part.kind === 'open' || part.kind === 'close') words.push({ joint: part.kind });
  });
  for (const { part, at } of denials)
    if (!words.slice(at).some((word) => 'unit' in word)) idle.push(part);
  const reader = new Grammar(words, likenessOf);
  const tree = reader.question();
  const unsaid = reader.isUnsaid ? parts.filter(isOnlyOne) : [];
  return { tree, idle: [...idle, ...unsaid] };
}

const isOnlyOne = (part: Part) =>
  part.kind === 'joint' && (part.joint === 'one' || part.joint === 'both');
const BEGINS = new Set<string>(['unit', 'open', 'not', 'whole', 'neither']);
const DENIALS = new Set<string>(['not', 'whole', 'neither']);
/** Questions nested deeper are read as if the brackets were not there. */
const DEEPEST = 20;

class Grammar {
  private at = 0;
  private depth = 0;
  /** “exactly one of” what is no choice */
  isUnsaid = false;
  private readonly words: readonly Word[];
  private readonly likenessOf: (unit: Unit) => Likeness;

  constructor(words: readonly Word[], likenessOf: (unit: Unit) => Likeness) {
    this.words = words;
    this.likenessOf = likenessOf;
  }

  question(): Tree {
    const trees: Tree[] = [];
    while (this.at < this.words.length) {
      trees.push(this.clauseList());
      if (this.peek() === 'close') this.at++;
    }
    return and(trees);
  }

  private peek(ahead = 0) {
    const word = this.words[this.at + ahead];
    return word && 'joint' in word ? word.joint : word ? 'unit' : null;
  }

  /** Elements up to the end or a closing bracket, put together by what stands between them. */
  private clauseList(): Tree {
    const elements: Element[] = [];
    let join: Element['join'] = null;
    let either = false;
    let one = false;
    while (this.at < this.words.length && this.peek() !== 'close') {
      const next = this.peek();
      if (next !== null && BEGINS.has(next)) {
        const element = this.element();
        if (element) elements.push(this.limited({ ...element, join, either }, one));
        one = false;
        join = null;
        either = false;
      } else {
        const last = elements.at(-1);
        if (next === 'either') either = true;
        else if (next === 'one') one = true;
        else if (next === 'both') {
          if (last) elements.splice(-1, 1, this.limited(last, true));
          else this.isUnsaid = true;
          join = null;
        } else if (next) join = stronger(join, next as Joint | 'comma' | 'stop');
        this.at++;
      }
    }
    return assemble(elements);
  }

  private limited<T extends { tree: Tree }>(element: T, one: boolean): T {
    const tree = one ? onlyOne(element.tree) : null;
    this.isUnsaid ||= one && tree === null;
    return tree ? { ...element, tree } : element;
  }

  private element(): Omit<Element, 'join' | 'either'> | null {
    let negated = false;
    let whole = false;
    let neither = false;
    for (
      let next = this.peek();
      next === 'not' || next === 'whole' || next === 'neither';
      next = this.peek()
    ) {
      negated = next === 'not' ? !negated : true;
      whole ||= next === 'whole';
      neither ||= next === 'neither';
      this.at++;
      while (this.peek() === 'either' || this.peek() === 'clause') this.at++;
    }
    if (this.peek() === 'open' && this.depth < DEEPEST) {
      this.at++;
      this.depth++;
      const tree = this.clauseList();
      this.depth--;
      if (this.peek() === 'close') this.at++;
      if (tree.op === 'and' && tree.trees.length === 0) return null;
      return { tree: negated ? not(tree) : tree, kinds: ['bracket'], whole: false };
    }
    if (this.peek() === 'open') this.at++;
    if (this.peek() !== 'unit') return null;
    const { tree, kinds } = this.list(negated, neither);
    return { tree, kinds, whole };
  }

  /** Like things in a row. A denial before it denies each of them. */
  private list(negated: boolean, neither: boolean): { tree: Tree; kinds: string[] } {
    const first = this.unit();
    if (!first) return { tree: and([]), kinds: [] };
    const members: Member[] = [{ unit: first, join: 'and', negated: false }];
    for (;;) {
      const start = this.at;
      const join = this.joinInList();
      const inner = join ? this.innerNot() : false;
      const word = this.words[this.at];
      const last = members.at(-1)?.unit;
      const nor = join === 'nor';
      if (
        !join ||
        !word ||
        !('unit' in word) ||
        !last ||
        !(this.alike(last, word.unit, negated) || (neither && (nor || join === 'or')))
      ) {
        this.at = start;
        break;
      }
      this.at++;
      // “no spend on A nor B” says the same of both
      const again = nor && !negated && last.group !== undefined && last.group === word.unit.group;
      members.push({
        unit: word.unit,
        join: again ? 'and' : nor ? 'or' : join,
        negated: inner || (nor && !negated && !again),
      });
    }
    return { tree: this.listTree(members, negated), kinds: [this.likenessOf(first).kind] };
  }

  private unit(): Unit | null {
    const word = this.words[this.at];
    if (!word || !('unit' in word)) return null;
    this.at++;
    return word.unit;
  }

  private joinInList(): 'and' | 'or' | 'comma' | 'nor' | null {
    let join: 'and' | 'or' | 'comma' | 'nor' | null = null;
    for (
      let next = this.peek();
      next === 'and' ||
      next === 'or' ||
      next === 'nor' ||
      next === 'comma' ||
      (join && next === 'either');
      next = this.peek()
    ) {
      if (next !== 'either') join = next === 'comma' && join ? join : next;
      this.at++;
    }
    return join;
  }

  private innerNot(): boolean {
    let negated = false;
    while (this.peek() === 'not') {
      negated = !negated;
      this.at++;
    }
    return negated;
  }

  /** Things of one kind; what is denied goes on only over what shares its qualifier, or its field. */
  private alike(a: Unit, b: Unit, negated: boolean): boolean {
    const [first, second] = [this.likenessOf(a), this.likenessOf(b)];
    if (a.group !== undefined && a.group === b.group) return true;
    if (first.kind !== second.kind) return false;
    return !negated || first.one || (a.group === undefined && b.group === undefined);
  }

  private listTree(members: Member[], negated: boolean): Tree {
    const leaf = ({ unit, negated: own }: (typeof members)[number]): Tree =>
      own ? not({ op: 'leaf', unit }) : { op: 'leaf', unit };
    if (negated)
      return and(
        // “not A, not B” denies each of them once
        members.map(({ unit }) => not({ op: 'leaf', unit })),
      );
    const [first, ...rest] = members;
    if (!first) return and([]);
    // a choice within one qualifier's list binds closest: “AI or cloud up, and BWV flat”
    const runs: { tree: Tree; join: 'and' | 'or' }[] = [];
    let run: { trees: Tree[]; joins: ('and' | 'or')[] } = { trees: [leaf(first)], joins: [] };
    let runJoin: 'and' | 'or' = 'and';
    rest.forEach((member, i) => {
      const before = members[i];
      const join = meant(
        member.join,
        this.joinsLike(members, i),
        before !== undefined && this.isOne(before.unit, member.unit) && !member.negated,
      );
      if (before && this.sharesRun(before.unit, member.unit)) {
        // “A or B, not C”: not C is said of both
        if (member.negated && member.join !== 'or')
          run = { trees: [precedence(run.trees, run.joins)], joins: [] };
        run.trees.push(leaf(member));
        run.joins.push(member.negated ? 'and' : join);
      } else {
        runs.push({ tree: precedence(run.trees, run.joins), join: runJoin });
        run = { trees: [leaf(member)], joins: [] };
        runJoin = member.negated && member.join !== 'or' ? 'and' : join;
      }
    });
    runs.push({ tree: precedence(run.trees, run.joins), join: runJoin });
    return precedence(
      runs.map(({ tree }) => tree),
      runs.slice(1).map(({ join }) => join),
    );
  }

  /** The joins from one member on that are of its level: within its qualifier's list, or between lists. */
  private joinsLike(members: readonly Member[], at: number): ListJoin[] {
    const isInner = (i: number) => {
      const [a, b] = [members[i], members[i + 1]];
      return a !== undefined && b !== undefined && this.sharesRun(a.unit, b.unit);
    };
    const inner = isInner(at);
    const later: ListJoin[] = [];
    for (let i = at + 1; i < members.length - 1; i++) {
      const member = members[i + 1];
      if (isInner(i) === inner && member) later.push(member.join);
      else if (inner) break;
    }
    return later;
  }

  private isOne(a: Unit, b: Unit): boolean {
    // two places of one ranking: “cranes first, tugs second”
    if (a.rank?.depth !== b.rank?.depth) return false;
    const [first, second] = [this.likenessOf(a), this.likenessOf(b)];
    return first.one && second.one && first.kind === second.kind;
  }

  private sharesRun = (a: Unit, b: Unit) => a.group === b.group;
}
