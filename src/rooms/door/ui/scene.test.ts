import { describe, expect, it } from 'vitest';
import type { RoomView } from '../../enter/contract.ts';
import { isLetIn, sceneOf } from './scene.ts';

type Told = RoomView['gates']['enter'];
type CheckName = Told['checks'][number]['name'];
const told = (...failed: CheckName[]): Told => ({
  gate: 'enter-by-link',
  allowed: failed.length === 0,
  checks: (['can-sign-in', ...failed] as const).map((name) => ({
    name,
    title: name,
    outcome: failed.includes(name) ? 'failed' : 'passed',
    says: '',
    briefly: '',
    remedies: [],
  })),
  paths: [],
});
const knock = (state: NonNullable<RoomView['knock']>['state']) =>
  ({
    id: 'k',
    state,
    asked: '',
    until: '',
    message: '',
    hold: null,
    answer: '',
    mayAskAt: null,
    sentBack: false,
  }) as unknown as RoomView['knock'];
const room = (more: Partial<RoomView>): RoomView =>
  ({
    door: 'locked',
    opens: null,
    planned: null,
    knock: null,
    me: { name: 'Ben', guest: true, hosts: false, answers: false },
    gates: { enter: told('door-lets-in'), knock: told() },
    ...more,
  }) as RoomView;
const gates = (enter: Told, asks = told()) => ({ gates: { enter, knock: asks } });

describe('what the lobby shows', () => {
  it('follows the verdicts, and the request where two pages have the same verdict', () => {
    expect(
      [
        room(gates(told(), told('door-takes-knocks'))),
        room({}),
        room({ knock: knock('pending') }),
        room({ knock: knock('denied') }),
        room({ knock: knock('denied'), ...gates(told('door-lets-in'), told('cooled-down')) }),
        room({ knock: knock('withdrawn') }),
        // fresh cookies of a network that was denied: they may ask, later
        room(gates(told('door-lets-in'), told('cooled-down'))),
        room({ door: 'closed', ...gates(told('door-lets-in'), told('door-takes-knocks')) }),
        room({
          door: 'closed',
          knock: knock('denied'),
          ...gates(told('door-lets-in'), told('door-takes-knocks')),
        }),
        room({ knock: knock('allowed'), ...gates(told('room-has-place')) }),
        room({ opens: '2026-11-23T09:00:00Z', ...gates(told('within-time', 'door-lets-in')) }),
        room(gates(told('within-time', 'door-lets-in'))),
        room(gates(told('not-cancelled', 'within-time'))),
        room({ knock: knock('denied'), ...gates(told('not-blocked', 'door-lets-in')) }),
        room(gates(told('can-sign-in'))),
      ].map(sceneOf),
    ).toEqual([
      'enter',
      'ask',
      'wait',
      'denied',
      'denied',
      'ask',
      'ask',
      'closed',
      'closed',
      'full',
      'early',
      'over',
      'over',
      'blocked',
      'refused',
    ]);
  });

  it('never shows the waiting room to whoever may enter, or hides it from whoever waits', () => {
    expect(sceneOf(room({ knock: knock('pending'), ...gates(told()) }))).toBe('enter');
    expect(
      sceneOf(room({ knock: knock('pending'), ...gates(told('door-lets-in', 'room-has-place')) })),
    ).toBe('wait');
  });

  it('has one button for whoever was let in while away, and none of that for hosts', () => {
    const allowed = room({ knock: knock('allowed'), ...gates(told()) });
    expect(isLetIn(allowed)).toBe(true);
    expect(isLetIn({ ...allowed, me: { ...allowed.me, hosts: true } })).toBe(false);
    expect(isLetIn(room(gates(told())))).toBe(false);
  });
});
