import { byItself } from '../../../access/admit.ts';
import { randomBytes } from 'node:crypto';
import { transact } from '../../../base/data/database.ts';
import type { Deps } from '../../../base/deps.ts';
import type { Caller } from '../../../base/serve/caller.ts';
import { hashOf, newId } from '../../../base/ids.ts';
import { append } from '../../../base/journal/journal.ts';
import { Invalid, Missing } from '../../../base/api/refusals.ts';
import { beginAs } from '../../account/sign-ins/actions.ts';
import { openAccount } from '../../account/sign-up/actions.ts';
import { hashPassword } from '../../account/passwords/password.ts';
import { passwordFault } from '../../account/passwords/rules.ts';
import { accountByEmail } from '../../known/store.ts';
import { firstOrganisation, writeMember, writeOrganisation } from '../standing/store.ts';
import { BYTES, codeFrom, plain } from './rules.ts';
import { dropCode, waiting, writeCode } from './store.ts';

const hashed = (code: string): string => hashOf(`set-up ${plain(code)}`);

/**
 * The one-time code to print when the installation is empty; null when it is set up. Each start
 * makes a new one, the one before is void.
 */
export async function offerSetUp({ db }: Pick<Deps, 'db'>): Promise<string | null> {
  if (await firstOrganisation(db)) return null;
  const code = codeFrom(randomBytes(BYTES));
  await transact(db, (tx) => writeCode(tx, hashed(code)));
  return code;
}

type SetUp = {
  readonly code: string;
  readonly organisation: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly language?: 'en' | 'de' | undefined;
  readonly zone?: string | undefined;
};

export async function setUp(
  deps: Deps,
  who: Caller,
  { code, organisation: title, name, email, password, language, zone }: SetUp,
) {
  judge(await waiting(deps.db, hashed(code)));
  const weak = passwordFault(password, { name, email });
  if (weak) throw new Invalid({ pointer: '#/body/password', code: weak });
  const hash = await hashPassword(password);
  return transact(deps.db, async (tx) => {
    judge(await waiting(tx, hashed(code), true));
    if (await accountByEmail(tx, email))
      throw new Invalid({ pointer: '#/body/email', code: 'address-taken' });
    const id = newId<'organisation'>();
    const person = await openAccount(tx, who, byItself, {
      name,
      email,
      hash,
      language: language ?? who.language,
      zone: zone ?? 'UTC',
      verified: true,
    });
    await writeOrganisation(tx, byItself, id, title);
    await writeMember(tx, byItself, id, person, 'admin');
    await dropCode(tx);
    await append(
      tx,
      { ...who, person },
      {
        kind: 'organisation.made',
        organisation: id,
        subject: id,
        data: { name: title, persons: [person] },
      },
    );
    const { cookie } = await beginAs(deps, tx, who, person);
    return { organisation: { id, name: title }, person: { id: person, name }, cookie };
  });
}

function judge(state: 'done' | 'wrong' | 'right'): void {
  if (state === 'done') throw new Missing();
  if (state === 'wrong') throw new Invalid({ pointer: '#/body/code', code: 'wrong-code' });
}
