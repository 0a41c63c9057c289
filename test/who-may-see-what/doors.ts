/** Every door of the app, read from its code: pages, form actions and methods of the API. */
import { globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import ts from 'typescript';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'fallback'];

/** `page /iq/[forum]`, `action /iq/[forum]?/shortlist`, `GET /api/v1/forums`; routes without their groups. */
export function everyDoor(): string[] {
  const pages = globSync('src/routes/**/+page.svelte').map((file) => `page ${routeOf(file)}`);
  const actions = globSync('src/routes/**/+page.server.ts').flatMap((file) =>
    actionsIn(file).map(
      (name) => `action ${routeOf(file)}${name === 'default' ? '' : `?/${name}`}`,
    ),
  );
  const methods = globSync('src/routes/**/+server.ts').flatMap((file) =>
    exportsOf(file)
      .filter((name) => METHODS.includes(name))
      .map((name) => `${name} ${routeOf(file)}`),
  );
  // a page without a component still has its actions; a load without a component is no door
  return [...pages, ...actions, ...methods].sort();
}

const routeOf = (file: string) =>
  dirname(file)
    .replace(/^src\/routes/, '')
    .replace(/\/\([^)]*\)/g, '') || '/';

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
}

const isExported = (node: ts.Node) =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

/** Names that a file exports: `export const`, `export function`, `export { x as y }`. */
function exportsOf(file: string): string[] {
  return parse(file).statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) {
      if (!statement.exportClause || !ts.isNamedExports(statement.exportClause))
        throw new Error(`${file} exports in a way this test can't read; name what it exports`);
      return statement.exportClause.elements.map(({ name }) => name.text);
    }
    if (!isExported(statement)) return [];
    if (ts.isFunctionDeclaration(statement)) return statement.name ? [statement.name.text] : [];
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  });
}

function actionsIn(file: string): string[] {
  if (!exportsOf(file).includes('actions')) return [];
  for (const statement of parse(file).statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (name.getText() === 'actions' && initializer) return keysOf(initializer, file);
    }
  }
  throw new Error(`${file} exports actions that this test can't read; write them as one object`);
}

function keysOf(node: ts.Expression, file: string): string[] {
  if (ts.isSatisfiesExpression(node) || ts.isAsExpression(node))
    return keysOf(node.expression, file);
  if (!ts.isObjectLiteralExpression(node) || node.properties.some(ts.isSpreadAssignment))
    throw new Error(`${file} has actions that this test can't read; write them as one object`);
  return node.properties.map((each) => each.name?.getText() ?? '');
}
