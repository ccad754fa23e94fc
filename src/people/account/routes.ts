import type { Deps } from '../../base/deps.ts';
import { created, done, ok, routes, type Reply, type Route } from '../../base/serve/route.ts';
import { endSignIn, listSignIns, signIn, signOut, signOutEverywhere } from './sign-ins/actions.ts';
import { sendVerificationAgain, signUp, verify } from './sign-up/actions.ts';
import { accountContract } from './contract.ts';
import {
  askForAddress,
  askForReset,
  changePassword,
  confirmAddress,
  reset,
} from './credentials/actions.ts';
import { cookieGone } from './sign-ins/sign-in.ts';

const accepted = <Body>(body: Body, headers: Reply<Body>['headers'] = {}): Reply<Body> => ({
  status: 202,
  body,
  headers,
});

export const accountRoutes = (deps: Deps): readonly Route[] => {
  const mailsAreKept = deps.config.SMTP_URL === undefined;
  const out = () => ({ 'set-cookie': cookieGone(deps) });
  return routes(accountContract, {
    'POST /api/sign-ups': async ({ who, body }) => {
      const { signedIn, cookie } = await signUp(deps, who, body);
      return accepted({ email: body.email, signedIn, mailsAreKept }, { 'set-cookie': cookie });
    },
    'POST /api/verification-mails': async ({ who, body: { email } }) => {
      await sendVerificationAgain(deps, who, email);
      return accepted({ email });
    },
    'POST /api/verifications': async ({ who, body }) => {
      const { person, name, cookie } = await verify(deps, who, body);
      return created({ person: { id: person, name } }, { 'set-cookie': cookie });
    },
    'POST /api/sign-ins': async ({ who, body }) => {
      const { person, name, cookie } = await signIn(deps, who, body);
      return created({ person: { id: person, name } }, { 'set-cookie': cookie });
    },
    'GET /api/sign-ins': async ({ who }) => ok({ items: await listSignIns(deps.db, who) }),
    'DELETE /api/sign-ins/current': async ({ who }) => {
      await signOut(deps.db, who);
      return done(out());
    },
    'DELETE /api/sign-ins/{id}': async ({ who, params }) => {
      await endSignIn(deps.db, who, params.id);
      return done(params.id === who.signIn ? out() : {});
    },
    'DELETE /api/sign-ins': async ({ who, query }) => {
      const ended = await signOutEverywhere(
        deps,
        who,
        query.keep === 'current' ? { but: who.signIn } : {},
      );
      return ok({ ended }, query.keep === 'none' ? out() : {});
    },
    'POST /api/password-resets': async ({ who, body: { email } }) => {
      await askForReset(deps, who, email);
      return accepted({ email, mailsAreKept });
    },
    'PUT /api/password-resets': async ({ who, body }) => ok(await reset(deps, who, body)),
    'PUT /api/me/password': async ({ who, body }) =>
      ok({ ended: await changePassword(deps, who, body) }),
    'POST /api/me/address-changes': async ({ who, body }) => {
      await askForAddress(deps, who, body);
      return accepted({ email: body.email, mailsAreKept });
    },
    'POST /api/address-confirmations': async ({ who, body }) =>
      ok(await confirmAddress(deps, who, body.token)),
  });
};
