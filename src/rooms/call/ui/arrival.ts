import { client } from '../../../base/ui/talk/api.ts';
import type { Entered, enterContract } from '../../enter/contract.ts';
import { visit } from './visit.ts';

const api = client<typeof enterContract>();

/** What of us is on, as entering tells it to the others; nobody comes in sharing a screen. */
export type Shown = { readonly microphone: boolean; readonly camera: boolean };
export type Arrived = { readonly entered: Entered; readonly shown: Shown };

/** Asks to be let into the room, or to go on there. */
export async function ask(session: string, shown: Shown): Promise<Arrived> {
  const kept = visit.stay(session);
  const entered = await api('POST /api/sessions/{id}/stays', {
    params: { id: session },
    body: { ...(kept ? { stay: kept } : {}), ...shown },
  });
  return { entered, shown };
}

const FRESH = 10_000; // ms; what leads into the call holds for a minute
let ahead: {
  readonly session: string;
  readonly at: number;
  readonly arrived: Promise<Arrived>;
} | null = null;
/** The server answers while the page of the room comes. */
export function askAhead(session: string, shown: Shown): void {
  const arrived = ask(session, shown);
  arrived.catch(() => undefined); // told to whoever takes it
  ahead = { session, at: performance.now(), arrived };
  visit.await(session, arrived);
}
/** What was asked ahead, once. */
export function takeAhead(session: string): Promise<Arrived> | null {
  const asked = ahead;
  ahead = null;
  return asked?.session === session && performance.now() - asked.at < FRESH ? asked.arrived : null;
}
