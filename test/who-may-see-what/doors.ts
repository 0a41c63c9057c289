/** Every door of the app, as it was built: pages, form actions and methods of the API. */
import { globSync } from 'node:fs';
import { dirname } from 'node:path';

type Node = { server?: { actions?: Record<string, unknown> } };
type Route = {
  id: string;
  page: { leaf: number } | null;
  endpoint: (() => Promise<Record<string, unknown>>) | null;
};
type Manifest = { routes: Route[]; nodes: (() => Promise<Node>)[] };

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'fallback'];

/**
 * `page /iq/[forum]`, `action /iq/[forum]?/list`, `GET /api/v1/forums`: routes without their groups.
 *
 * @throws when the source has routes that the build has not: then it is old
 */
export async function everyDoor(): Promise<string[]> {
  const built = new URL('../../build/server/manifest.js', import.meta.url);
  const { manifest }: { manifest: Manifest } = await import(built.href);
  refuseOldBuild(manifest);
  const doors = await Promise.all(manifest.routes.map((route) => doorsOf(route, manifest)));
  return doors.flat().sort();
}

async function doorsOf({ id, page, endpoint }: Route, { nodes }: Manifest): Promise<string[]> {
  const route = withoutGroups(id);
  const node = page && (await nodes[page.leaf]?.());
  const actions = Object.keys(node?.server?.actions ?? {});
  const methods = Object.keys((await endpoint?.()) ?? {}).filter((name) => METHODS.includes(name));
  return [
    ...(page ? [`page ${route}`] : []),
    ...actions.map((name) => `action ${route}${name === 'default' ? '' : `?/${name}`}`),
    ...methods.map((name) => `${name} ${route}`),
  ];
}

function refuseOldBuild({ routes }: Manifest): void {
  const known = new Set(routes.map(({ id }) => id));
  const files = globSync('src/routes/**/+{page,server}{,.server}.{ts,svelte}');
  const strange = files
    .map((file) => dirname(file).replace(/^src\/routes/, '') || '/')
    .filter((id) => !known.has(id));
  if (strange.length > 0)
    throw new Error(`The build is old; run npm run build. It lacks ${strange.join(', ')}`);
}

const withoutGroups = (id: string) => id.replace(/\/\([^)]*\)/g, '') || '/';
