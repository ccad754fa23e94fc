import { hears, post, type Page } from '../call.ts';
import { createECDH, randomBytes } from 'node:crypto';
import { sideBySide, type Act, type Row } from '../measure.ts';
import type { Stage } from '../stage.ts';
import { openCrowd, openPlace } from './place.ts';

const PAGES = 1000;
const pause = (ms: number): Promise<void> => new Promise((over) => setTimeout(over, ms));

/** What a host does at the door, until those it is about know: with many pages of others open. */
export async function door(stage: Stage): Promise<Row[]> {
  const place = await openPlace(stage);
  const crowd = await openCrowd(stage);
  await crowd.reach(PAGES);
  const rows: Row[] = [];
  const measure = async (
    operation: string,
    acts: Readonly<Record<'ours', Act>> & Readonly<Record<string, Act>>,
    rounds: number,
  ): Promise<void> => {
    stage.say(operation);
    const { ours, limit } = await sideBySide({ ...acts, limit: stage.commit }, rounds);
    const at = `${PAGES.toLocaleString('en')} open pages`;
    rows.push({ operation, at, ours, reference: 'one commit', limit });
  };
  try {
    await measure('knock -> push handed over', await pushing(stage, place), 12);
    await measure('Allow -> guest holds the ticket', lettingIn(stage, place), 60);
    await measure('removed -> out at their page', removing(stage, place), 40);
    await measure('door turned -> all 60 who stand before it', turning(stage, place), 40);
  } finally {
    crowd.close();
    place.close();
  }
  return rows;
}

type Place = Awaited<ReturnType<typeof openPlace>>;

async function pushing({ origin, sink }: Stage, { host, knock, withdraw }: Place) {
  const keys = createECDH('prime256v1');
  await post(origin, host.cookie, '/api/me/browsers', {
    endpoint: `${sink.origin}/bench`,
    keys: {
      p256dh: keys.generateKeys().toString('base64url'),
      auth: randomBytes(16).toString('base64url'),
    },
    name: 'Bench',
  });
  return {
    ours: async () => void (await Promise.all([sink.next(), knock()])),
    rest: async () => {
      await withdraw();
      await pause(1100); // pushes of one room to one browser are a second apart
    },
  };
}

/** One guest after the other asks, is let in and comes in. */
function visiting({ origin }: Stage, { session, host, knock, forget }: Place) {
  const visit: { asked: { readonly guest: Page; readonly id: string } | null; stay: string } = {
    asked: null,
    stay: '',
  };
  const guest = (): Page => visit.asked!.guest;
  return {
    guest,
    stay: () => visit.stay,
    prepare: async () => {
      await forget();
      visit.asked = await knock();
    },
    letIn: async () => {
      const told = hears(guest(), `room:${session}`);
      await post(origin, host.cookie, `/api/knocks/${visit.asked!.id}/answers`, {
        decision: 'allow',
      });
      await told;
      const { body } = await post(origin, guest().cookie, `/api/sessions/${session}/stays`);
      visit.stay = String(body['stay']);
    },
  };
}

function lettingIn(stage: Stage, place: Place) {
  const { prepare, letIn, guest, stay } = visiting(stage, place);
  const goOut = () => post(stage.origin, guest().cookie, `/api/stays/${stay()}`, {}, 'DELETE');
  return { before: prepare, ours: letIn, after: goOut };
}

function removing(stage: Stage, place: Place) {
  const { origin } = stage;
  const { prepare, letIn, guest, stay } = visiting(stage, place);
  return {
    before: async () => {
      await prepare();
      await letIn();
    },
    sit: async () => {
      const { body } = await post(origin, guest().cookie, `/api/sessions/${place.session}/stays`, {
        stay: stay(),
      });
      const joined = hears(guest(), '"roster"');
      guest().socket.send(JSON.stringify({ t: 'join', ticket: body['ticket'] }));
      await joined;
      await pause(60);
    },
    ours: async () => {
      const out = hears(guest(), '"out"');
      await post(origin, place.host.cookie, `/api/stays/${stay()}/removals`);
      await out;
    },
  };
}

function turning({ origin }: Stage, { session, host, guests }: Place) {
  let turn = 0;
  return {
    ours: async () => {
      const all = guests.map((guest) => hears(guest, `room:${session}`));
      const turned = { door: ['members', 'locked'][(turn += 1) % 2] };
      await post(origin, host.cookie, `/api/sessions/${session}/room`, turned, 'PATCH');
      await Promise.all(all);
    },
  };
}
