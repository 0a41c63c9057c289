/** The operators of a page's content, each with what stands before it. */

export type Operation = { operator: string; operands: string[] };

const TOKEN =
  /%[^\r\n]*|\((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*\)|<<|>>|<[\da-fA-F\s]*>|\/[^\s()<>[\]{}/%]*|\[|\]|[^\s()<>[\]{}/%]+/g;

/**
 * Operators in order. A dictionary or an array is one operand, as it is written. Pictures inside
 * the content (BI … EI) are not made by our engine and not understood.
 */
export function operationsOf(content: string): Operation[] {
  const found: Operation[] = [];
  let operands: string[] = [];
  let depth = 0;
  for (const [token] of content.matchAll(TOKEN)) {
    if (token.startsWith('%')) continue;
    const closes = token === '>>' || token === ']';
    if (closes) depth -= 1;
    if (depth > 0 || closes) operands.push(`${operands.pop() ?? ''} ${token}`);
    else if (isOperator(token)) {
      found.push({ operator: token, operands });
      operands = [];
    } else operands.push(token);
    if (token === '<<' || token === '[') depth += 1;
  }
  return found;
}

const isOperator = (token: string) =>
  /^[A-Za-z'"][A-Za-z0-9*'"]*$/.test(token) && !['true', 'false', 'null'].includes(token);
