// Which Node runs the app: this one when new enough, else the one that npm installed with it.
import { existsSync } from 'node:fs';
import { inRepository } from './run.mjs';

const OLDEST = 24;

export function rightNode() {
  if (Number(process.versions.node.split('.')[0]) >= OLDEST) return process.execPath;
  const own = inRepository(`node_modules/node-${process.platform}-${process.arch}/bin/node`);
  if (existsSync(own)) return own;
  throw new Error(
    `This Node is ${process.version}; Plenary needs ${OLDEST} or newer, and npm has none for ` +
      `${process.platform}-${process.arch}. Install one: https://nodejs.org`,
  );
}
