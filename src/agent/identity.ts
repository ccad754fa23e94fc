import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { id } from '../base/api/contract.ts';
import { newKeyPair } from '../base/seals.ts';
import { writeWhole } from './whole.ts';

/** Who this agent is: made when it joins, and never sent but for the credential. */
const Identity = z.object({
  url: z.url(),
  agent: id<'agent'>(),
  assembly: z.object({ id: id<'assembly'>(), name: z.string() }),
  privateKey: z.string(),
  credential: z.string(),
});
export type Identity = z.infer<typeof Identity>;
const Joined = Identity.pick({ agent: true, assembly: true, credential: true });

const fileIn = (state: string): string => join(state, 'identity.json');
export const saveIdentity = (state: string, identity: Identity): void =>
  writeWhole(fileIn(state), `${JSON.stringify(identity)}\n`, 0o600);
export const readIdentity = (state: string): Identity | null =>
  existsSync(fileIn(state))
    ? Identity.parse(JSON.parse(readFileSync(fileIn(state), 'utf8')))
    : null;

/** The token holds once, so who this is stands on the disk before anything else is done. */
export async function joinBy(state: string, url: string, token: string): Promise<Identity> {
  const { publicKey, privateKey } = newKeyPair();
  const answer = await fetch(new URL('/api/agents', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, key: publicKey }),
  });
  if (answer.status === 404)
    throw new Error('The token was used, has passed, or was replaced by a newer one.');
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  const identity = { ...Joined.parse(await answer.json()), url: new URL(url).origin, privateKey };
  saveIdentity(state, identity);
  return identity;
}
