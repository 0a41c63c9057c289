/** A process that imports the demo folder into a database, to be killed: `node import-child.ts URL`. */
import { openDatabase } from '#db/database.server.ts';
import { operator } from '#forum/session.server.ts';
import { importForum } from '#research/import.server.ts';
import { folder, POLICE } from './forum-files.ts';

const db = openDatabase(process.argv[2] ?? '');
const bundle = await folder(POLICE);
await db.selectFrom('forum').select('id').execute(); // connected
process.stdout.write('ready\n');
await importForum(db, operator(), bundle, new Date());
process.stdout.write('done\n');
await db.destroy();
