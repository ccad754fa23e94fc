import { client, ProblemAnswer } from '../../base/api/client.ts';
import type { accountContract } from '../../people/account/contract.ts';
import type { Run } from '../main.ts';
import { forget, recall, remember } from '../here/remembered.ts';

export const signIn: Run = async ({ words, language, terminal }, [address]) => {
  const origin = originOf(address);
  if (!origin) return (terminal.complain(words('cli.addressNeeded')), 2);
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

export const signOut: Run = async ({ words, language, terminal }) => {
  const signedIn = recall();
  if (!signedIn) return (terminal.complain(words('cli.notSignedIn')), 1);
  await client<typeof accountContract>({ ...signedIn, language })(
    'DELETE /api/sign-ins/current',
    {},
  ).catch((error: unknown) => {
    // it has ended already, and may be tried again until it has
    if (!(error instanceof ProblemAnswer && error.status === 401)) throw error;
  });
  forget();
  terminal.say(words('cli.signedOut', { origin: signedIn.origin }));
  return 0;
};

/** A password goes only to https, or to this machine. */
function originOf(address: string | undefined): string | null {
  if (!address) return null;
  try {
    const url = new URL(address.includes('://') ? address : `https://${address}`);
    const here = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
    return url.protocol === 'https:' || (url.protocol === 'http:' && here) ? url.origin : null;
  } catch {
    return null;
  }
}
