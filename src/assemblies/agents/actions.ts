import { admit, reveal, type Admitted } from '../../access/admit.ts';
import { evaluate, failed } from '../../access/gate.ts';
import { transact, type Db } from '../../base/data/database.ts';
import { hashOf, newSecret, type AssemblyId } from '../../base/ids.ts';
import { append, type Actor } from '../../base/journal/journal.ts';
import { proved } from '../../base/seals.ts';
import type { Who } from '../../base/serve/caller.ts';
import { findAssembly, lockAssembly } from '../equipment/store.ts';
import { mayManage, maySee } from '../gate/actions.ts';
import { joinAsAgent, speakAsAgent } from './gates.ts';
import { helloText, type Hello } from './protocol.ts';
import * as store from './store.ts';

const system: Actor = { person: null, through: 'job', requestId: null };

export const inviteAgent = (db: Db, who: Who, id: AssemblyId) =>
  transact(db, async (tx) => {
    await lockAssembly(tx, id);
    reveal(await maySee(tx, who.person, id));
    const by = admit(await mayManage(tx, who.person, id));
    const token = newSecret();
    const expires = await store.putJoin(tx, by, id, hashOf(token));
    const { name, organisation } = (await findAssembly(tx, id))!;
    await append(tx, who, {
      kind: 'agent.invited',
      organisation: organisation.id,
      subject: id,
      data: { name },
    });
    return { token, expires: expires.toISOString() };
  });

type Joining = { readonly token: string; readonly key: string };
export const joinAgent = (db: Db, actor: Actor, { token, key }: Joining) =>
  transact(db, async (tx) => {
    const assembly = await store.lockJoin(tx, hashOf(token));
    const by = reveal(evaluate(joinAsAgent, { holds: assembly !== null }));
    const credential = newSecret();
    const { id, name, organisation } = (await findAssembly(tx, assembly!))!;
    const agent = await store.insertAgent(tx, by, {
      assembly: id,
      publicKey: key,
      credential: hashOf(credential),
    });
    await append(tx, actor, {
      kind: 'agent.joined',
      organisation: organisation.id,
      subject: id,
      data: { name },
    });
    return { agent, assembly: { id, name }, credential };
  });

export async function showAgent(db: Db, who: Who, id: AssemblyId) {
  reveal(await maySee(db, who.person, id));
  const found = await store.findState(db, id);
  return {
    state: found?.state ?? ('none' as const),
    joined: found?.joined.toISOString() ?? null,
    seen: found?.seen.toISOString() ?? null,
    waiting: found?.waiting ?? 0,
  };
}
export const removeAgent = (db: Db, who: Who, id: AssemblyId) =>
  transact(db, async (tx) => {
    await lockAssembly(tx, id);
    reveal(await maySee(tx, who.person, id));
    const by = admit(await mayManage(tx, who.person, id));
    if (!(await store.deleteAgent(tx, by, id))) return;
    const { name, organisation } = (await findAssembly(tx, id))!;
    await append(tx, who, {
      kind: 'agent.removed',
      organisation: organisation.id,
      subject: id,
      data: { name },
    });
  });

/** An agent that was let in, by this connection. */
export type Speaking = {
  readonly by: Admitted<'speak-as-agent'>;
  readonly assembly: AssemblyId;
  readonly connection: string;
};
type Greeting = {
  readonly hello: Hello;
  readonly nonce: string;
  readonly connection: string;
};
/**
 * Lets an agent in that shows its key and what it was given last, and gives it the next; or says
 * which check failed.
 */
export const greet = (db: Db, { hello, nonce, connection }: Greeting) =>
  transact(
    db,
    async (tx): Promise<{ speaking: Speaking; credential: string } | { refused: string }> => {
      const found = await store.lockAgent(tx, hello.agent);
      const given = hashOf(hello.credential);
      const verdict = evaluate(speakAsAgent, {
        known: found !== null,
        proved: found !== null && proved(found.publicKey, helloText(nonce, hello), hello.proof),
        current: found !== null && (given === found.credential || given === found.offered),
        alone: found !== null && (!found.busy || found.boot === hello.boot),
      });
      if (!verdict.allowed || !found) return { refused: failed(verdict)[0] ?? 'agent-known' };
      const by = admit(verdict);
      const { assembly, lost } = found;
      const credential = newSecret();
      await store.connect(tx, by, {
        agent: hello.agent,
        boot: hello.boot,
        connection,
        credential: given,
        offered: hashOf(credential),
      });
      const { name, organisation } = (await findAssembly(tx, assembly))!;
      if (lost)
        await append(tx, system, {
          kind: 'agent.returned',
          organisation: organisation.id,
          subject: assembly,
          data: { name },
        });
      return { speaking: { by, assembly, connection }, credential };
    },
  );

/** Null: another connection is that of the agent now, or it was removed. */
export const sawAgent = (db: Db, { by, connection }: Speaking): Promise<number | null> =>
  store.seeAgent(db, by, connection);
export const tookCredential = (db: Db, { by, connection }: Speaking): Promise<void> =>
  store.takeCredential(db, by, connection);
export const partAgent = (db: Db, { by, connection }: Speaking): Promise<void> =>
  store.disconnect(db, by, connection);

export const untilLost = store.untilLost;
/** Tells of those that have not been heard for too long. */
export const loseAgents = (db: Db, by: Admitted<string>): Promise<void> =>
  transact(db, async (tx) => {
    for (const assembly of await store.loseAgents(tx, by)) {
      const { name, organisation } = (await findAssembly(tx, assembly))!;
      await append(tx, system, {
        kind: 'agent.lost',
        organisation: organisation.id,
        subject: assembly,
        data: { name },
      });
    }
  });
