/**
 * That this tab has entered a room, and as which stay: a reload goes on where it was, an opened
 * link starts in the lobby.
 */
const key = (session: string): string => `anteroom.stay.${session}`;

export const visit = {
  begin: (session: string): void => sessionStorage.setItem(key(session), ''),
  begun: (session: string): boolean => sessionStorage.getItem(key(session)) !== null,
  stay: (session: string): string | null => sessionStorage.getItem(key(session)) || null,
  keep: (session: string, stay: string): void => sessionStorage.setItem(key(session), stay),
  end: (session: string): void => sessionStorage.removeItem(key(session)),
};
