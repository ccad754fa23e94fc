import { reveal } from '../../../access/admit.ts';
import { evaluate } from '../../../access/gate.ts';
import { transact, type Db } from '../../../base/data/database.ts';
import type { Deps } from '../../../base/deps.ts';
import type { Caller, Who } from '../../../base/serve/caller.ts';
import type { PersonId } from '../../../base/ids.ts';
import { append } from '../../../base/journal/journal.ts';
import { Invalid, Missing } from '../../../base/api/refusals.ts';
import { isLanguage } from '../../../words/languages.ts';
import { domainsOf } from '../sign-up/rules.ts';
import type { Me } from './contract.ts';
import { seePictureGate } from './gates.ts';
import { pictureType } from './rules.ts';
import {
  acquaintance,
  deletePicture,
  meOf,
  pictureOf,
  setPicture,
  updatePerson,
  type Picture,
} from './store.ts';
import { personRow } from '../../known/store.ts';

export async function readMe({ db, config }: Deps, who: Caller): Promise<Me> {
  const { row, organisations, setUp } = await meOf(db, who.person);
  const policy = config.SIGN_UP;
  return {
    person: row ? { ...row, language: isLanguage(row.language) ? row.language : 'en' } : null,
    organisations: [...organisations],
    setUp,
    signUp: {
      open: policy === 'open' || policy === 'invited' ? policy : 'domains',
      domains: [...domainsOf(policy)],
    },
    mailsAreKept: config.SMTP_URL === undefined,
  };
}

export type Change = {
  readonly name?: string | undefined;
  readonly language?: string | undefined;
  readonly zone?: string | undefined;
};
export async function changeMe(db: Db, who: Who, change: Change) {
  const given = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  );
  return transact(db, async (tx) => {
    const now = await updatePerson(tx, who.person, given);
    await append(tx, who, {
      kind: 'person.changed',
      subject: who.person,
      data: { persons: [who.person], changed: Object.keys(given) },
    });
    return { ...now, language: isLanguage(now.language) ? now.language : ('en' as const) };
  });
}

const LARGEST = 48 * 1024;
export async function putPicture(db: Db, who: Who, base64: string): Promise<string> {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length > LARGEST) throw new Invalid({ pointer: '#/body/bytes', code: 'picture-large' });
  // What it is, is read from the file itself: a name or type sent along could say anything.
  const type = pictureType(bytes);
  if (!type) throw new Invalid({ pointer: '#/body/bytes', code: 'not-a-picture' });
  await transact(db, async (tx) => {
    await setPicture(tx, who.person, { type, bytes });
    await append(tx, who, {
      kind: 'picture.changed',
      subject: who.person,
      data: { persons: [who.person] },
    });
  });
  return (await personRow(db, who.person))?.picture ?? '';
}
export async function removePicture(db: Db, who: Who): Promise<void> {
  await transact(db, async (tx) => {
    if (await deletePicture(tx, who.person))
      await append(tx, who, {
        kind: 'picture.changed',
        subject: who.person,
        data: { persons: [who.person] },
      });
  });
}

export async function seePicture(db: Db, who: Who, person: PersonId): Promise<Picture> {
  reveal(evaluate(seePictureGate, await acquaintance(db, who.person, person)));
  const picture = await pictureOf(db, person);
  if (!picture) throw new Missing();
  return picture;
}
