import type { Deps } from '../../../base/deps.ts';
import type { Subjects } from '../../../access/subject.ts';
import type { Judge } from '../../../base/mail/mail.ts';
import { done, ok, routes, type Route } from '../../../base/serve/route.ts';
import { deliverAgain, journal, mails, openMail } from './actions.ts';
import { controlContract } from './contract.ts';

export const controlRoutes = (
  deps: Deps,
  judge: Judge,
  subjects: readonly Subjects[],
): readonly Route[] => {
  const { db, config } = deps;
  const kept = config.SMTP_URL === undefined;
  return routes(controlContract, {
    'GET /api/organisations/{id}/journal': async ({ who, params, query }) =>
      ok(await journal({ ...deps, subjects }, who, { ...params, ...query })),
    'GET /api/organisations/{id}/mails': async ({ who, params, query }) =>
      ok(await mails(db, who, { ...params, ...query, kept }, judge)),
    'GET /api/organisations/{id}/mails/{mail}': async ({ who, params, looks }) =>
      ok(await openMail(db, who, { ...params, kept: kept && !looks }, judge)),
    'POST /api/organisations/{id}/mails/{mail}/deliveries': async ({ who, params }) => {
      await deliverAgain(db, who, params);
      return done();
    },
  });
};
