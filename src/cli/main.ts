import { ProblemAnswer } from '../base/api/client.ts';
import { spoken, type Language } from '../words/languages.ts';
import { translator, type Translator } from '../words/translator.ts';
import { signIn, signOut } from './commands/sign-in.ts';
import { why } from './commands/why.ts';
import { recall } from './here/remembered.ts';
import { terminal as openTerminal, type Terminal } from './here/terminal.ts';

export type Setting = {
  readonly words: Translator;
  readonly language: Language;
  readonly terminal: Terminal;
};
/** Answers the exit code: 0 allowed or done, 3 not allowed, 1 a problem, 2 wrong use. */
export type Run = (setting: Setting, args: readonly string[]) => Promise<number>;

const commands: Readonly<Record<string, Run>> = { 'sign-in': signIn, 'sign-out': signOut, why };

async function run([command, ...args]: readonly string[]): Promise<number> {
  const language = spoken([Intl.DateTimeFormat().resolvedOptions().locale]);
  const words = translator(language);
  const terminal = openTerminal();
  if (
    command === undefined ||
    ['help', '--help', '-h'].includes(command) ||
    args.includes('--help')
  )
    return (terminal.say(words('cli.help')), command === undefined ? 2 : 0);
  const known = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (!known)
    return (
      terminal.complain(`${words('cli.unknownCommand', { command })}\n\n${words('cli.help')}`),
      2
    );
  try {
    return await known({ words, language, terminal }, args);
  } catch (error) {
    return (
      terminal.complain(sentence(error, words)),
      (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') ? 2 : 1
    );
  } finally {
    terminal.close();
  }
}

function sentence(error: unknown, words: Translator): string {
  if (!(error instanceof ProblemAnswer)) return (error as Error).message;
  if (error.status === 0) return words('cli.unreachable', { origin: error.message });
  if (error.status === 404) return words('cli.missing');
  return error.status === 401 && recall() === null ? words('cli.notSignedIn') : error.message;
}

process.exitCode = await run(process.argv.slice(2));
