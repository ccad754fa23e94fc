/**
 * That this tab has entered a room, and as which stay: a reload goes on where it was, an opened
 * link starts in the lobby.
 */
const key = (session: string): string => `anteroom.stay.${session}`;

const coming = new Map<string, Promise<unknown>>();

export const visit = {
  /** The server is asked to let us in: what it says of the room meanwhile will not be so. */
  await: (session: string, asked: Promise<unknown>): void => {
    const over = asked
      .catch(() => undefined)
      .finally(() => coming.get(session) === over && coming.delete(session));
    coming.set(session, over);
  },
  coming: (session: string): Promise<unknown> | undefined => coming.get(session),
  begin: (session: string): void => sessionStorage.setItem(key(session), ''),
  begun: (session: string): boolean => sessionStorage.getItem(key(session)) !== null,
  stay: (session: string): string | null => sessionStorage.getItem(key(session)) || null,
  keep: (session: string, stay: string): void => sessionStorage.setItem(key(session), stay),
  end: (session: string): void => sessionStorage.removeItem(key(session)),
};
