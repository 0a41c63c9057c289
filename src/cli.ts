/** The command line, thin: finds the command, opens the database, prints JSON, sets the exit code. */
import { CannotStart } from '#base/cannot-start.ts';
import { jsonText } from '#base/ordered.ts';
import {
  type Call,
  type Command,
  type EitherCommand,
  type LoneCommand,
  Refusal,
  UsageError,
} from './commands/command.ts';

type AnyCommand = Command | LoneCommand | EitherCommand;

const commands: Record<string, () => Promise<{ command: AnyCommand }>> = {
  import: () => import('./commands/import.ts'),
  figures: () => import('./commands/figures.ts'),
  claims: () => import('./commands/claims.ts'),
  report: () => import('./commands/report.ts'),
  link: () => import('./commands/link.ts'),
  plan: () => import('./commands/plan.ts'),
  iq: () => import('./commands/iq.ts'),
  mcp: () => import('./commands/mcp.ts'),
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
  try {
    const call = { args, now: new Date(), progress: say };
    const result = await resultOf(command, call);
    if (result !== undefined) print(result);
    return 0;
  } catch (thrown) {
    if (thrown instanceof UsageError) say(`${thrown.message}\nUsage: plenary ${command.usage}`);
    else if (thrown instanceof Refusal) {
      if (thrown.result !== undefined) print(thrown.result);
      say(thrown.message);
    } else if (thrown instanceof CannotStart) say(thrown.message);
    else throw thrown;
    return thrown instanceof UsageError ? 2 : 1;
  }
}

const print = (result: unknown) => process.stdout.write(`${jsonText(result, 2)}\n`);

function resultOf(command: AnyCommand, call: Omit<Call, 'db'>): Promise<unknown> {
  if (!('run' in command)) return command.runAlone(call);
  const isAlone = 'isAlone' in command && command.isAlone(call.args);
  return isAlone ? command.runAlone(call) : inHouse(command, call);
}

async function inHouse(command: Command, call: Omit<Call, 'db'>): Promise<unknown> {
  const { openHouse } = await import('./house.server.ts');
  const house = await openHouse({ progress: say });
  try {
    return await command.run({ ...call, db: house.db });
  } finally {
    await house.close();
  }
}

// Ending by `exit` lets the embedded database know that we leave.
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

process.exitCode = await main(process.argv.slice(2));
