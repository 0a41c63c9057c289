/**
 * A formula of propositional logic being written: clauses over numbered variables, a negative number
 * for a negation. What is known to be true or false is simplified away while it is written.
 */

export type Literal = number;

export const TRUE: Literal = 1;
export const FALSE: Literal = -1;

export class Formula {
  /** clauses one after the other, each ended by 0 */
  readonly #written: Literal[] = [TRUE, 0];
  readonly #plain: string[] = [];
  #variables = 1;

  variable(): Literal {
    this.#variables++;
    return this.#variables;
  }

  /** At least one of these is true. */
  clause(...literals: Literal[]): void {
    if (literals.includes(TRUE)) return;
    for (const each of literals) if (each !== FALSE) this.#written.push(each);
    if (this.#written.at(-1) === 0) this.#written.push(FALSE);
    this.#written.push(0);
  }

  /** @returns a literal that is true exactly if one of these is */
  or(...literals: Literal[]): Literal {
    if (literals.includes(TRUE)) return TRUE;
    const open = literals.filter((each) => each !== FALSE);
    const [only = FALSE] = open;
    if (open.length < 2) return only;
    const any = this.variable();
    for (const each of open) this.clause(-each, any);
    this.clause(-any, ...open);
    return any;
  }

  and(...literals: Literal[]): Literal {
    return -this.or(...literals.map((each) => -each));
  }

  /** Long lists are cut in pieces by a variable of their own, so that the clauses stay few. */
  atMostOne(literals: readonly Literal[]): void {
    const open = literals.filter((each) => each !== FALSE);
    if (open.length > 6) {
      const link = this.variable();
      this.atMostOne([...open.slice(0, 4), link]);
      this.atMostOne([-link, ...open.slice(4)]);
      return;
    }
    open.forEach((one, at) => {
      for (const other of open.slice(at + 1)) this.clause(-one, -other);
    });
  }

  /**
   * Counts true literals (a totalizer, Bailleux and Boufkhad 2003).
   * @param most counting stops above it
   * @param exact also says “no more than”; else only “at least”
   * @returns literals “at least 1”, “at least 2” … up to “at least most + 1”
   */
  count(literals: readonly Literal[], most: number, exact = false): Literal[] {
    const open = literals.filter((each) => each !== FALSE);
    if (open.length < 2) return open;
    const half = open.length >> 1;
    const left = this.count(open.slice(0, half), most, exact);
    const right = this.count(open.slice(half), most, exact);
    const sum = Array.from({ length: Math.min(most + 1, left.length + right.length) }, () =>
      this.variable(),
    );
    for (let i = 0; i <= left.length; i++)
      for (let j = 0; j <= right.length; j++) {
        const [l, r] = [i ? -(left[i - 1] ?? 0) : FALSE, j ? -(right[j - 1] ?? 0) : FALSE];
        const least = sum[Math.min(i + j, sum.length) - 1];
        if (least) this.clause(l, r, least);
        const more = sum[i + j];
        if (exact && more) this.clause(left[i] ?? FALSE, right[j] ?? FALSE, -more);
      }
    sum.slice(1).forEach((each, at) => {
      this.clause(-each, sum[at] ?? TRUE);
    });
    return sum;
  }

  atMost(literals: readonly Literal[], most: number): void {
    if (most < 0) this.clause();
    if (literals.length <= most) return;
    if (most <= 0) for (const each of literals) this.clause(-each);
    else this.clause(-(this.count(literals, most)[most] ?? FALSE));
  }

  /** The same as one constraint that the solver counts itself: smaller, but it learns less from it. */
  atMostPlain(literals: readonly Literal[], most: number): void {
    const open = literals.filter((each) => each !== FALSE);
    if (open.length > most)
      this.#plain.push(
        `1 0 0 1 ${most + 1} ${open.length} ${open.map((each) => `${each} 1`).join(' ')}`,
      );
  }

  /**
   * The formula as a ground logic program in the format aspif: a choice of all variables, each
   * clause as a constraint, what is to be least, and names for the variables to be read.
   */
  aspif(least: readonly Literal[], names: ReadonlyMap<Literal, string>): string {
    const all = Array.from({ length: this.#variables }, (_, at) => at + 1);
    const lines = ['asp 1 0 0', `1 1 ${all.length} ${all.join(' ')} 0 0`];
    let from = 0;
    for (let at = 0; at < this.#written.length; at++) {
      if (this.#written[at] !== 0) continue;
      const negated = this.#written.slice(from, at).map((each) => -each);
      lines.push(`1 0 0 0 ${negated.length} ${negated.join(' ')}`);
      from = at + 1;
    }
    lines.push(...this.#plain);
    if (least.length > 0)
      lines.push(`2 0 ${least.length} ${least.map((each) => `${each} 1`).join(' ')}`);
    for (const [literal, name] of names) lines.push(`4 ${name.length} ${name} 1 ${literal}`);
    return `${lines.join('\n')}\n0\n`;
  }
}
