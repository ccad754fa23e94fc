import { describe, expect, test } from 'vitest';
import { statusOf } from '../../../test/world/answers.ts';
import { people, useCast, world } from '../../../test/world/cast.ts';
import {
  answer,
  type Anyone,
  ask,
  bring,
  decisions,
  endForAll,
  enter,
  groupSession,
  hours,
  letIn,
  must,
  open,
  own,
  remove,
  renewLink,
  tryDoor,
  turn,
  unblock,
  withdraw,
} from '../../../test/world/doors.ts';
import { dropHost, makeHost } from '../../../test/world/sessions.ts';
import { newId } from '../../base/ids.ts';
import { expireDue } from '../waiting/actions.ts';

useCast();
const log = async (who: Anyone, id: string) =>
  (await decisions(who, id)).map(({ says, who: by, from }) => [says, by, from]).toReversed();

describe('the decision log', () => {
  test('says who let whom in or turned whom away, when and from where', async () => {
    const { host, boss } = people;
    const place = await groupSession(people, { door: 'members' });
    const [gus, ina, olga, eve] = await Promise.all(
      ['Gus', 'Ina', 'Olga', 'Eve'].map((name) => world.guest(place.link, name)),
    );
    const asked = async (who: Anyone) => (await ask(who, place.id)).id;
    await answer(host, await asked(gus!), 'allow', { from: 'lobby' });
    const id = await asked(ina!);
    await answer(boss, id, 'hold', { from: 'card' });
    await answer(boss, id, 'deny', { from: 'bell' });
    await answer(host, await asked(eve!), 'block', { from: 'room' });
    await withdraw(olga!, await asked(olga!));
    const before = Date.now();
    expect(await log(host, place.id)).toEqual([
      ['Hanna Host turned the door from open to members', 'Hanna Host', null],
      ['Gus asked to join', null, null],
      ['Hanna Host let Gus in', 'Hanna Host', 'lobby'],
      ['Ina asked to join', null, null],
      ['Berta Boss asked Ina for a moment’s patience', 'Berta Boss', 'card'],
      ['Berta Boss turned Ina away', 'Berta Boss', 'bell'],
      ['Eve asked to join', null, null],
      ['Hanna Host turned Eve away and blocked them', 'Hanna Host', 'room'],
      ['Olga asked to join', null, null],
      ['Olga withdrew the request', null, null],
    ]);
    const [last] = await decisions(boss, place.id);
    expect(Math.abs(before - Date.parse(last!.at))).toBeLessThan(30_000);
  });

  test('says what was done to people inside, to the door, its link, its hosts, and that it was over', async () => {
    const { host, member } = people;
    const place = await own(host, people.organisation, { kind: 'ad-hoc' });
    const [gus, ina, olga] = await Promise.all(
      ['Gus', 'Ina', 'Olga'].map((name) => world.guest(place.link, name)),
    );
    const { stay } = await bring(host, gus!, place.id);
    const other = await bring(host, ina!, place.id);
    await remove(host, stay, { back: true });
    await remove(host, other.stay, { block: true });
    const { items } = await must(
      host.call<{ items: { id: string }[] }>('GET', `/api/sessions/${place.id}/blocked`),
    );
    await unblock(host, place.id, items[0]!.id);
    await makeHost(host, place.id, member);
    await renewLink(member, place.id);
    await dropHost(host, place.id, member);
    await turn(host, place.id, { says: 'Welcome' });
    await turn(host, place.id, { door: 'closed' });
    // holds the link that was renewed, and so stands before nothing
    expect(await statusOf(tryDoor(olga!, place.id))).toBe(404);
    await tryDoor(gus!, place.id);
    await endForAll(host, place.id);
    expect((await log(host, place.id)).map(([says, by]) => [says, by]).slice(4)).toEqual([
      ['Hanna Host sent Gus back to the waiting room', 'Hanna Host'],
      ['Hanna Host blocked Ina', 'Hanna Host'],
      ['Hanna Host removed Ina from the room', 'Hanna Host'],
      ['Hanna Host lifted the block of Ina', 'Hanna Host'],
      ['Hanna Host made Mia Member a host', 'Hanna Host'],
      ['Mia Member renewed the link', 'Mia Member'],
      ['Hanna Host took the hostship from Mia Member', 'Hanna Host'],
      ['Hanna Host changed the settings of the room', 'Hanna Host'],
      ['Hanna Host turned the door from members to closed', 'Hanna Host'],
      ['Gus was turned away: the door was closed', 'Hanna Host'],
      ['Somebody stood before the closed door', null],
      ['Hanna Host ended the session for all', 'Hanna Host'],
    ]);
  });

  test('says what happened by itself: run out, let in by an opened door', async () => {
    const { host } = people;
    const place = await own(host, people.organisation, { kind: 'standing' });
    await ask(await world.guest(place.link, 'Gus'), place.id);
    await world.fresh.turnClock(hours(25));
    await expireDue(world.fresh.db);
    await ask(await world.guest(place.link, 'Ina'), place.id);
    await turn(host, place.id, { door: 'open' });
    expect(await log(host, place.id)).toEqual([
      ['Gus asked to join', null, null],
      ['Nobody answered Gus in time', null, null],
      ['Ina asked to join', null, null],
      ['Hanna Host turned the door from members to open', 'Hanna Host', null],
      ['Ina needed no answer any more: the door was opened', 'Hanna Host', null],
    ]);
  });

  test('is read page by page, in the reader’s language, by hosts alone', async () => {
    const { host, member, stranger } = people;
    const place = await groupSession(people, { door: 'members' });
    await open(stranger, place);
    for (let times = 0; times < 3; times += 1)
      await letIn(host, await world.guest(place.link, `Gus ${times}`), place.id);
    type Page = { items: { id: string; says: string }[]; next?: string };
    const seen: string[] = [];
    let next: string | undefined;
    do {
      const page: Page = await must(
        host.call<Page>(
          'GET',
          `/api/sessions/${place.id}/decisions?limit=3${next ? `&cursor=${encodeURIComponent(next)}` : ''}`,
        ),
      );
      seen.push(...page.items.map(({ says }) => says));
      next = page.next;
    } while (next);
    expect([seen.length, new Set(seen).size, seen[0]]).toEqual([7, 7, 'Hanna Host let Gus 2 in']);
    const read = (who: Anyone, id = place.id) =>
      statusOf(who.call('GET', `/api/sessions/${id}/decisions`));
    expect([await read(member), await read(stranger), await read(host, newId())]).toEqual([
      403, 403, 404,
    ]);
    expect(await read(await world.guest(place.link, 'Eve'))).toBe(401);
    for (const path of ['blocked', 'room-settings'])
      expect(await statusOf(stranger.call('GET', `/api/sessions/${place.id}/${path}`))).toBe(403);
    await enter(host, place.id);
    const german = await world.app.http.inject({
      url: `/api/sessions/${place.id}/decisions?limit=1`,
      headers: { cookie: host.cookie, 'accept-language': 'de' },
    });
    expect(german.json<Page>().items[0]!.says).toMatch(/Gus 2/u);
    expect(german.json<Page>().items[0]!.says).not.toBe(seen[0]);
  });
});
