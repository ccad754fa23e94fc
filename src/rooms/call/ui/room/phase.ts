export const reasons = [
  'removed',
  'replaced',
  'signed-out',
  'lost',
  'cancelled',
  'turned-out',
  'sent-back',
  'ended',
] as const;
export type Because = (typeof reasons)[number];
/** How far one is with a room. */
export type Phase =
  | { readonly at: 'entering' | 'inside' }
  | { readonly at: 'left' }
  /** The door does not let in now; the lobby says why and how to go on. */
  | { readonly at: 'door' }
  | { readonly at: 'out'; readonly because: Because; readonly says: string }
  | { readonly at: 'failed'; readonly error: Error };
export const leadsToLobby = (phase: Phase): boolean =>
  phase.at === 'door' || (phase.at === 'out' && phase.because === 'sent-back');
