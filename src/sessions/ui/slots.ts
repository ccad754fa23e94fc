import { createContext } from 'react';
import type { ComponentType } from 'react';

export type SessionSlots = {
  /**
   * Beside the way in, on the card and on the page: how the door stands, and who waits before it.
   */
  readonly door: ComponentType<{
    readonly session: string;
    /** With the link that brings others there. */ readonly link?: boolean;
  }>;
  /** On My Sessions, below what is dated: rooms without dates. */
  readonly rooms: ComponentType;
  /** On top of My Sessions: rooms before which somebody waits for an answer. */
  readonly waiting: ComponentType;
  /** A button that starts an ad-hoc session. */
  readonly start: ComponentType;
};

/** What the floor above knows of a session: its room. The shell puts the components here. */
export const SessionSlot = createContext<SessionSlots | null>(null);
