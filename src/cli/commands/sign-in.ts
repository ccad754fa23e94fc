import { parseArgs } from 'node:util';
import { client, ProblemAnswer } from '../../base/api/client.ts';
import { remoteIn } from '../../base/config.ts';
import type { accountContract } from '../../people/account/contract.ts';
import type { meContract } from '../../people/account/me/contract.ts';
import type { Run, Setting } from '../main.ts';
import { forget, originOf, recall, remember } from '../here/remembered.ts';

const options = { url: { type: 'string' }, token: { type: 'string' } } as const;

export const signIn: Run = async (setting, args) => {
  const { words, language, terminal } = setting;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const origin = originOf(values.url ?? positionals[0] ?? remoteIn().url ?? undefined);
  if (!origin) return (terminal.complain(words('cli.addressNeeded')), 2);
  if (values.token !== undefined) return signInByToken(setting, origin, values.token);
  const email = await terminal.ask(words('cli.email'));
  const password = await terminal.ask(words('cli.password'), true);
  const { body, cookie } = await client<typeof accountContract>({ origin, language })(
    'POST /api/sign-ins',
    { body: { email, password } },
  );
  remember({ origin, cookie: cookie ?? '' });
  terminal.say(words('cli.signedIn', { origin, name: body.person.name }));
  return 0;
};

/** `-`: it is asked for, so that it stands in no history and no list of what runs. */
async function signInByToken(
  { words, language, terminal }: Setting,
  origin: string,
  given: string,
): Promise<number> {
  const token = given === '-' ? (await terminal.ask(words('cli.token'), true)).trim() : given;
  if (!/^atr_[\w-]+$/u.test(token)) return (terminal.complain(words('cli.noToken')), 2);
  const { body } = await client<typeof meContract>({ origin, token, language })('GET /api/me', {});
  if (!body.person) return (terminal.complain(words('cli.tokenRefused', { origin })), 1);
  remember({ origin, token });
  terminal.say(words('cli.signedIn', { origin, name: body.person.name }));
  return 0;
}

export const signOut: Run = async ({ words, language, terminal }) => {
  const signedIn = recall();
  if (!signedIn) return (terminal.complain(words('cli.notSignedIn')), 1);
  const { origin, token } = signedIn;
  if (token === undefined)
    await client<typeof accountContract>({ ...signedIn, language })(
      'DELETE /api/sign-ins/current',
      {},
    ).catch((error: unknown) => {
      // it has ended already, and may be tried again until it has
      if (!(error instanceof ProblemAnswer && error.status === 401)) throw error;
    });
  forget();
  terminal.say(words(token === undefined ? 'cli.signedOut' : 'cli.tokenForgotten', { origin }));
  return 0;
};
