/** The command line, thin: finds the command, opens the database, prints JSON, sets the exit code. */
import { type Command, Refusal, UsageError } from './commands/command.ts';
import { openHouse } from './house.server.ts';

const commands: Record<string, () => Promise<{ command: Command }>> = {
  import: () => import('./commands/import.ts'),
  figures: () => import('./commands/figures.ts'),
  report: () => import('./commands/report.ts'),
  link: () => import('./commands/link.ts'),
  plan: () => import('./commands/plan.ts'),
  iq: () => import('./commands/iq.ts'),
  token: () => import('./commands/token.ts'),
  invite: () => import('./commands/invite.ts'),
  doctor: () => import('./commands/doctor.ts'),
};

const say = (line: string) => process.stderr.write(`${line}\n`);

async function main([name = '', ...args]: string[]): Promise<number> {
  const load = commands[name];
  if (!load) {
    say(
      `${name === '' ? 'No command.' : `No command "${name}".`} One of: ${Object.keys(commands).join(', ')}.`,
    );
    return 2;
  }
  const { command } = await load();
  const house = await openHouse({ progress: say });
  try {
    const result = await command.run({ db: house.db, args, now: new Date(), progress: say });
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    return 0;
  } catch (thrown) {
    if (thrown instanceof UsageError) say(`${thrown.message}\nUsage: plenary ${command.usage}`);
    else if (thrown instanceof Refusal) {
      if (thrown.result !== undefined)
        process.stdout.write(`${JSON.stringify(thrown.result, null, 2)}\n`);
      say(thrown.message);
    } else throw thrown;
    return thrown instanceof UsageError ? 2 : 1;
  } finally {
    await house.close();
  }
}

process.exitCode = await main(process.argv.slice(2));
