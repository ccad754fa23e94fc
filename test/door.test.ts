import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evaluate, type Verdict } from '../src/access/gate.ts';
import { transact } from '../src/base/data/database.ts';
import type { Visitor, Who } from '../src/base/serve/caller.ts';
import { newId, type GuestId, type SessionId, type StayId } from '../src/base/ids.ts';
import { Clash, Missing, Refused } from '../src/base/api/refusals.ts';
import { makeTicket, readTicket } from '../src/rooms/call/ticket.ts';
import { enter as enterRoom, look as lookAt } from '../src/rooms/enter/actions.ts';
import { knock as knockAt } from '../src/rooms/knocks/actions.ts';
import { personsWhoHost } from '../src/sessions/gate/actions.ts';
import { personsWhoMayStay } from '../src/rooms/gate/actions.ts';
import { runs } from '../src/sessions/gate/checks.ts';
import { type DoorFacts } from '../src/rooms/gate/checks.ts';
import { hostRoom, manageSession, seeSession } from '../src/sessions/gate/gates.ts';
import { ownRoom, seeDoor, toEnter, toKnock, toSee, toStay } from '../src/rooms/gate/gates.ts';
import { loadFacts } from '../src/rooms/gate/store.ts';
import { why, whoCan } from '../src/people/why/actions.ts';
import { asks as everyAsk } from '../src/app.ts';
import { freshDatabase, type FreshDatabase } from './database.ts';
import { doorWorlds, makeDoorWorld, type MadeWorld, type Standee } from './door-worlds.ts';
import { cast } from './world/cast.ts';
import {
  answer,
  answerMany,
  ask,
  decisions,
  enter,
  leave,
  look,
  own,
  type Place,
  queue,
  remove,
  turn,
  withdraw,
} from './world/doors.ts';
import { makeHost } from './world/sessions.ts';
import { renewLimits } from './world/beyond.ts';
import { type Answer, type Guest, openWorld, type Someone, type World } from './world/world.ts';
import { broken } from './invariants.ts';
import { sameBesideOthers } from './beside.ts';

const asked = Number(process.env['RUNS'] ?? 0);
const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);

describe('in random worlds', () => {
  let fresh: FreshDatabase;
  beforeAll(async () => void (fresh = await freshDatabase()));
  afterAll(() => fresh.drop());

  const as = ({ person, signIn, visitor }: Standee): Visitor =>
    ({
      person,
      signIn,
      visitor,
      language: 'en',
      requestId: 'test',
      address: '',
      userAgent: null,
      cookie: '',
      through: 'api',
    }) as unknown as Visitor;
  class Undo extends Error {}
  type Outcome<T> =
    | { readonly is: 'ok'; readonly value: T }
    | { readonly is: 'refused'; readonly verdict: Verdict }
    | { readonly is: 'missing' | 'clash' };
  const settled = <T>(request: Promise<T>): Promise<Outcome<T>> =>
    request.then(
      (value): Outcome<T> => ({ is: 'ok', value }),
      (error: unknown): Outcome<T> => {
        if (error instanceof Refused) return { is: 'refused', verdict: error.verdict as Verdict };
        if (error instanceof Missing) return { is: 'missing' };
        if (error instanceof Clash) return { is: 'clash' };
        throw error;
      },
    );
  /** What a request would do; nothing of it stays. */
  async function tried<T>(request: () => Promise<T>): Promise<Outcome<T>> {
    let outcome: Outcome<T> = { is: 'missing' };
    await transact(fresh.db, async () => {
      outcome = await settled(request());
      throw new Undo();
    }).catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
    return outcome;
  }

  type Plain = Record<
    'host' | 'member' | 'holds' | 'guests' | 'allow' | 'mustAsk' | 'blocked' | 'within' | 'byLink',
    boolean
  > & { door: string; kind: string };
  /** What a plain reading of the tables says, without the gate. */
  async function plainly(
    session: SessionId,
    { person }: Standee,
    guest: GuestId | null,
  ): Promise<Plain> {
    const { rows } = await fresh.pool.query<Plain>(
      `select r.door, s.kind, r.guests, exists (select from hosts_of(s.id) h where h.person_id = $2) as host,
              exists (select from audience_people(s.id) o where o.person_id = $2) and (not s.hidden or exists (select from counting_members m where m.group_id in (select a.group_id from audience_groups a where a.audience_id = s.id) and m.person_id = $2 and m.role = 'manager') or exists (select from session_hosts h where h.session_id = s.id and h.person_id = $2)) as member,
              exists (select from link_holders l where l.session_id = s.id and l.link = r.link and (l.person_id = $2 or l.id = $3)) as holds,
              exists (select from knocks k where k.session_id = s.id and (k.person_id = $2 or k.guest_id = $3) and k.state = 'allowed' and k.expires_at > now()) as allow,
              exists (select from knocks k where k.session_id = s.id and (k.person_id = $2 or k.guest_id = $3) and k.must_ask) as "mustAsk",
              exists (select from room_blocks b where b.session_id = s.id and (b.person_id = $2 or b.visitor = (select l.visitor from link_holders l where l.id = $3))) as blocked,
              exists (select from stays y where y.room_id = r.id and (y.person_id = $2 or y.guest_id = $3) and y.left_at is null) as within,
              $3::uuid is not null or exists (select from link_holders l where l.session_id = s.id and l.person_id = $2 and l.link = 0) as "byLink"
         from sessions s join rooms r on r.session_id = s.id where s.id = $1`,
      [session, person, guest],
    );
    return rows[0]!;
  }
  const mayPass = ({
    host,
    member,
    holds,
    guests,
    allow,
    mustAsk,
    blocked,
    within,
    byLink,
    door,
  }: Plain): boolean =>
    host ||
    (!blocked &&
      door !== 'closed' &&
      (member || (within && byLink) || (guests && holds)) &&
      (allow || (!mustAsk && (door === 'open' || (door === 'members' && member)))));

  const factsOf = async (
    { sessions, guestOf }: MadeWorld,
    { person }: Standee,
    who: number,
  ): Promise<DoorFacts[]> => {
    const pairs = sessions.map((session) => ({ person, guest: guestOf(session, who), session }));
    if (person) await sameBesideOthers(fresh.db, person, pairs);
    return loadFacts(fresh.db, person, pairs);
  };

  let [entered, lockedOut, kept] = [0, 0, 0];
  /** Every way in, for one at one door. */
  async function everyWay(
    made: MadeWorld,
    session: SessionId,
    at: number,
    facts: DoorFacts,
  ): Promise<void> {
    const standee = made.standees[at]!;
    const who = as(standee);
    const devices = { microphone: true, camera: true };
    const go = (stay?: StayId) =>
      tried(() => enterRoom(fresh.db, who, { session, stay, ...devices }));
    const [plain, view, entry, asking] = await Promise.all([
      plainly(session, standee, made.guestOf(session, at)),
      settled(lookAt(fresh.db, who, session)),
      go(),
      tried(() => knockAt(fresh.db, who, { session, message: '' })),
    ]);
    const may = {
      see: evaluate(toSee(facts), facts).allowed,
      enter: evaluate(toEnter(facts), facts).allowed,
      knock: evaluate(toKnock(facts), facts).allowed,
    };
    // nobody passes a door that a plain reading of the tables keeps shut
    if (entry.is === 'ok') expect([plain, mayPass(plain)]).toEqual([plain, true]);
    entered += Number(entry.is === 'ok');
    lockedOut += Number(entry.is === 'refused' && plain.door === 'locked');
    // view, gate and real requests agree
    const pending = view.is === 'ok' && view.value.knock?.state === 'pending';
    expect({
      view:
        view.is === 'ok'
          ? [true, view.value.gates.enter.allowed, view.value.gates.knock.allowed]
          : [false, false, false],
      entry: entry.is,
      asking: asking.is === 'ok' ? asking.value.fresh : asking.is,
    }).toEqual({
      view: may.see ? [true, may.enter, may.knock] : [false, false, false],
      entry: !may.see ? 'missing' : may.enter ? 'ok' : 'refused',
      asking: !may.see ? 'missing' : pending ? false : may.knock ? true : 'refused',
    });
    if (view.is === 'ok' && view.value.inside)
      expect(
        plain.host ||
          plain.within ||
          (plain.kind === 'group' &&
            plain.member &&
            plain.door !== 'locked' &&
            may.enter &&
            !pending),
      ).toBe(true);
    if (standee.person) {
      const told = (gate: string, subject: string = session) =>
        why({ db: fresh.db, asks: everyAsk, origin: '' }, who as unknown as Who, { gate, subject });
      const [entering, hosting, knocking, there, none] = await Promise.all([
        told('enter-room'),
        told('host-room').then(
          ({ verdict }) => verdict.allowed,
          (error: unknown) => error instanceof Missing && 'missing',
        ),
        told('knock'),
        told('see-session'),
        told('see-session', newId()),
      ]);
      expect(entering.verdict.allowed).toBe(may.enter);
      expect(knocking.verdict.allowed).toBe(may.knock);
      const known = may.see || evaluate(manageSession, facts).allowed;
      if (hosting === 'missing') expect(known).toBe(false);
      else expect(hosting).toBe(evaluate(hostRoom, facts).allowed);
      if (!known) expect(there.verdict).toEqual(none.verdict);
    }
    for (const stay of made.stays) {
      const ours = stay.session === session && stay.who === at && stay.live;
      const again = await go(stay.id);
      if (again.is === 'ok' && again.value.stay === stay.id) expect(ours).toBe(true);
      else expect(again.is).toBe(entry.is);
      if (ours && may.see) expect(again).toMatchObject({ is: 'ok', value: { stay: stay.id } });
      kept += Number(ours && again.is === 'ok');
      const ticket = makeTicket(
        { stay: stay.id, holder: newId<'sign-in'>() },
        'secret',
        new Date(),
      );
      expect(readTicket(ticket, standee.signIn ?? standee.visitor!, 'secret', new Date())).toBe(
        null,
      );
    }
  }

  /** Whoever manages a session reads of everybody who gets through, and nobody else does. */
  async function everyList(made: MadeWorld, all: readonly (readonly DoorFacts[])[]): Promise<void> {
    const gates: { readonly [name: string]: (facts: DoorFacts) => boolean } = {
      'see-session': (facts) =>
        evaluate(facts.about!.kind === 'group' ? seeSession : seeDoor, facts).allowed,
      'enter-room': (facts) => evaluate(toStay(facts), facts).allowed,
      'host-room': (facts) => evaluate(hostRoom, facts).allowed,
    };
    for (const [at, session] of made.sessions.entries())
      for (const [n, asker] of made.people.entries()) {
        const { about } = all[n]![at]!;
        const manages = evaluate(manageSession, all[n]![at]!).allowed;
        if (about!.kind !== 'group') expect(manages).toBe(evaluate(ownRoom, all[n]![at]!).allowed);
        for (const [gate, passes] of Object.entries(gates)) {
          const who = as(made.standees[n]!) as unknown as Who;
          const listing = whoCan({ db: fresh.db, asks: everyAsk }, who, {
            gate,
            subject: session,
            limit: 100,
          });
          const listed = await settled(listing);
          const able = made.people.filter((_, person) => passes(all[person]![at]!)).sort();
          expect([gate, asker, listed.is === 'ok' && listed.value.items.length]).toEqual([
            gate,
            asker,
            manages && able.length,
          ]);
          if (listed.is !== 'ok') continue;
          expect(listed.value.items.map(({ person }) => person.id).sort()).toEqual(able);
          expect(listed.value.items.filter(({ paths }) => paths.length === 0)).toEqual([]);
        }
      }
  }

  test('nobody but a host passes a locked door without an Allow that is good; view, list, gate, why and real requests agree', async () => {
    let tour = 0;
    await fc.assert(
      fc.asyncProperty(doorWorlds, async (world) => {
        const made = await makeDoorWorld(fresh.pool, world);
        const all = await Promise.all(
          made.standees.map((standee, at) => factsOf(made, standee, at)),
        );
        await Promise.all(
          made.sessions.map(async (session, at) => {
            const facts = made.people.map((_, person) => all[person]![at]!);
            const those = (does: (facts: DoorFacts) => boolean) =>
              made.people.filter((_, person) => does(facts[person]!)).sort();
            const [hosts, stay] = await Promise.all([
              personsWhoHost(fresh.db, session),
              personsWhoMayStay(fresh.db, session, made.people),
            ]);
            expect({ hosts: hosts.sort(), stay: stay.sort() }).toEqual({
              hosts: those((one) => evaluate(hostRoom, one).allowed),
              stay: those(
                (one) =>
                  evaluate(toSee(one), one).allowed && (!one.about!.blocked || runs(one.about!)),
              ),
            });
          }),
        );
        await everyList(made, all);
        const pairs = made.standees.flatMap((_, who) =>
          made.sessions.map((session, at) => ({ who, session, at })),
        );
        tour += 1;
        const some = pairs.filter((_, n) => (n + tour) % 3 === 0);
        for (const { who, session, at } of some) await everyWay(made, session, who, all[who]![at]!);
      }),
      { numRuns: asked || 60, seed, endOnFailure: true },
    );
    // how many of each a seed makes varies widely: this only says that the worlds were not empty
    expect([entered > 0, lockedOut > 0, kept > 0]).toEqual([true, true, true]);
  }, 600_000);
});

describe('at one door', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()), 60_000);
  afterAll(async () => {
    expect(await broken(world.fresh.pool)).toEqual([]);
    await world.close();
  });

  type Scene = { readonly place: Place; readonly hosts: readonly [Someone, Someone, Someone] };
  async function scene(): Promise<Scene> {
    const { host, boss, member, organisation } = await cast(world);
    const place = await own(host, organisation, { kind: 'standing', door: 'locked' });
    for (const { id } of [boss, member]) await makeHost(host, place.id, { id });
    return { place, hosts: [host, boss, member] };
  }

  /** What happened at a door, line by line; every line must follow from those before it. */
  type Line = {
    readonly seq: string;
    readonly kind: string;
    readonly person: string | null;
    readonly data: Record<string, unknown>;
  };
  type Model = { door: string; state: string; mustAsk: boolean };
  function follow(model: Model, name: string, lines: readonly Line[]): void {
    for (const { kind, data } of lines) {
      if (kind === 'door.moved') model.door = String(data['door']);
      if (data['name'] !== name) continue;
      const wrong = (legal: boolean): void =>
        expect([legal, kind, data, { ...model }]).toEqual([true, kind, data, { ...model }]);
      const waits = model.state === 'pending';
      const asks =
        model.door === 'members' ||
        model.door === 'locked' ||
        (model.door === 'open' && model.mustAsk);
      if (kind === 'knock.asked') wrong(!waits && asks);
      if (['knock.answered', 'knock.held', 'knock.voided'].includes(kind)) wrong(waits);
      // a denial of this moment, which might be undone
      if (kind === 'knock.withdrawn') wrong(waits || model.state === 'denied');
      if (kind === 'room.entered')
        wrong(
          model.door !== 'closed' &&
            (model.state === 'allowed' || (model.door === 'open' && !model.mustAsk)),
        );
      if (kind === 'knock.asked') model.state = 'pending';
      if (kind === 'knock.answered')
        model.state = data['decision'] === 'allow' ? 'allowed' : 'denied';
      if (kind === 'knock.withdrawn') model.state = 'withdrawn';
      if (kind === 'knock.voided') model.state = 'void';
      if (model.state === 'allowed') model.mustAsk = false;
      const because = kind === 'room.left' ? data['because'] : null;
      if (because === 'turned-out') Object.assign(model, { state: 'denied', mustAsk: true });
      if (because === 'sent-back') Object.assign(model, { state: 'pending', mustAsk: true });
    }
  }

  const acts = {
    'A allows': async ({ hosts: [a] }: Scene, _: Guest, id: string) =>
      answer(a, id, 'allow').answer,
    'B denies': async ({ hosts: [, b] }: Scene, _: Guest, id: string) =>
      answer(b, id, 'deny').answer,
    'C holds': async ({ hosts: [, , c] }: Scene, _: Guest, id: string) =>
      answer(c, id, 'hold').answer,
    'A allows all': async ({ hosts: [a], place }: Scene, _: Guest, id: string) =>
      answerMany(a, place.id, 'allow', [id]).answer,
    'C denies all': async ({ hosts: [, , c], place }: Scene, _: Guest, id: string) =>
      answerMany(c, place.id, 'deny', [id]).answer,
    'A locks': async ({ hosts: [a], place }: Scene) => turn(a, place.id, { door: 'locked' }).answer,
    'B opens': async ({ hosts: [, b], place }: Scene) => turn(b, place.id, { door: 'open' }).answer,
    'C closes': async ({ hosts: [, , c], place }: Scene) =>
      turn(c, place.id, { door: 'closed' }).answer,
    'A lets members in': async ({ hosts: [a], place }: Scene) =>
      turn(a, place.id, { door: 'members' }).answer,
    withdraws: async (_: Scene, guest: Guest, id: string) => withdraw(guest, id).answer,
    'asks again': async ({ place }: Scene, guest: Guest) => ask(guest, place.id, 'Again').answer,
    enters: async ({ place }: Scene, guest: Guest) => enter(guest, place.id).answer,
    'enters from another tab': async ({ place }: Scene, guest: Guest) =>
      enter(guest, place.id).answer,
    'is removed by B': async ({ hosts: [, b], place }: Scene, guest: Guest) =>
      outBy(b, place, guest, {}),
    'is sent back by C': async ({ hosts: [, , c], place }: Scene, guest: Guest) =>
      outBy(c, place, guest, { back: true }),
  } satisfies Record<string, (scene: Scene, guest: Guest, id: string) => Promise<Answer<unknown>>>;
  type Act = keyof typeof acts;
  /**
   * Enters, and is sent out as soon as that is done, from another tab, too; 404 where another host
   * has done so.
   */
  async function outBy(
    host: Someone,
    place: Place,
    guest: Guest,
    more: Record<string, unknown>,
  ): Promise<Answer<unknown>> {
    const entry = await enter(guest, place.id).answer;
    if (entry.status !== 201) return entry;
    const { status } = await remove(host, entry.body.stay, more).answer;
    expect([204, 404]).toContain(status);
    return { ...entry, body: { out: status === 204 } };
  }
  const rounds = fc.sample(
    fc.shuffledSubarray(Object.keys(acts) as Act[], { minLength: 5, maxLength: 9 }),
    { numRuns: asked || 160, seed },
  );

  async function round(on: Scene, at: number, script: readonly Act[], model: Model): Promise<void> {
    const name = `Gus ${at}.`;
    const { place, hosts } = on;
    const { rows: from } = await world.fresh.pool.query<{ seq: string }>(
      'select coalesce(max(seq), 0) as seq from journal where subject_id = $1',
      [place.id],
    );
    // no two share what their network was denied
    const guest = await world.guest(place.link, name, `10.${Math.floor(at / 250)}.${at % 250}.1`);
    const { id } = await ask(guest, place.id);
    Object.assign(model, { state: '', mustAsk: false });
    const done = await Promise.all(
      script.map(async (act) => ({ act, ...(await acts[act](on, guest, id)) })),
    );
    // nothing but answers and refusals
    expect(done.filter(({ status }) => ![200, 201, 204, 403, 409].includes(status))).toEqual([]);
    const { rows: lines } = await world.fresh.pool.query<Line>(
      'select seq, kind, person_id as person, data from journal where subject_id = $1 and seq > $2 order by seq',
      [place.id, from[0]!.seq],
    );
    follow(model, name, lines);
    // each thing that was said to be done was done, once; nothing else was
    const count = (
      kind: string,
      more: (data: Record<string, unknown>) => boolean = () => true,
    ): number => lines.filter((line) => line.kind === kind && more(line.data)).length;
    const won = done.filter(
      ({ act, status, body }) =>
        /^(A allows|B denies)$/u.test(act) && status === 200 && (body as { won: boolean }).won,
    ).length;
    const many = done.reduce(
      (sum, { act, body }) =>
        sum + (act.endsWith(' all') ? (body as { answered: number }).answered : 0),
      0,
    );
    expect({
      answered: won + many,
      held: done.filter(({ act, body }) => act === 'C holds' && (body as { won: boolean }).won)
        .length,
      entered: done.filter(({ act, status }) => /^(enters|is )/u.test(act) && status === 201)
        .length,
      asked: 1 + done.filter(({ act, status }) => act === 'asks again' && status === 201).length,
      turned: done.filter(({ act }) => /locks|opens|closes|members/u.test(act)).length,
      out: done.filter(({ act, body }) => act.startsWith('is ') && (body as { out?: boolean }).out)
        .length,
    }).toEqual({
      answered: count('knock.answered'),
      held: count('knock.held'),
      entered: count('room.entered'),
      asked: count('knock.asked'),
      turned: count('door.moved') + count('door.set'),
      out: count('room.left', ({ because }) => because === 'turned-out' || because === 'sent-back'),
    });
    // all who look see the same
    const { rows } = await world.fresh.pool.query<{ state: string; must_ask: boolean }>(
      'select state, must_ask from knocks where id = $1',
      [id],
    );
    const [view, ...queues] = await Promise.all([
      look(guest, place.id),
      ...hosts.map((host) => queue(host, place.id)),
    ]);
    expect({
      table: [rows[0]!.state, rows[0]!.must_ask],
      guest: view.knock?.state,
      queues: queues.map((items) => items.some((row) => row.id === id)),
      door: view.door,
      enters: view.gates.enter.allowed,
    }).toEqual({
      table: [model.state, model.mustAsk],
      guest: model.state,
      queues: hosts.map(() => model.state === 'pending'),
      door: model.door,
      enters:
        model.door !== 'closed' &&
        (model.state === 'allowed' || (model.door === 'open' && !model.mustAsk)),
    });
    const log = (await decisions(hosts[0], place.id)).filter(
      ({ kind, says }) => kind === 'knock.answered' && says.includes(name),
    );
    expect(log.length).toBe(count('knock.answered'));
    // and the place is empty for the next one
    const { rows: open } = await world.fresh.pool.query<{ id: string }>(
      'select y.id from stays y where y.name = $1 and y.left_at is null',
      [name],
    );
    for (const stay of open) await leave(guest, stay.id);
    if (model.state === 'pending') await withdraw(guest, id);
    if (model.door !== 'locked') await turn(hosts[0], place.id, { door: 'locked' });
    model.door = 'locked';
  }

  test('of all that several hosts and the one who asks do at the same moment, one decision stands, and everyone sees the same', async () => {
    const lanes = await Promise.all([scene(), scene()]);
    const began = performance.now();
    await Promise.all(
      lanes.map(async (on, lane) => {
        const model = { door: 'locked', state: '', mustAsk: false };
        for (const [at, script] of rounds.entries()) {
          if (at % lanes.length !== lane) continue;
          try {
            await round(on, at, script, model);
          } catch (error) {
            throw new Error(`round ${at} (SEED=${seed}): ${script.join(', ')}`, { cause: error });
          }
          if (at % 100 === lane) await renewLimits(world);
        }
      }),
    );
    const { rows } = await world.fresh.pool.query<{ deadlocks: string }>(
      'select deadlocks from pg_stat_database where datname = current_database()',
    );
    process.stdout.write(
      `${rounds.length} rounds in ${Math.round((performance.now() - began) / 100) / 10} s, deadlocks: ${rows[0]!.deadlocks}\n`,
    );
    expect(Number(rows[0]!.deadlocks)).toBe(0);
  }, 900_000);
});
