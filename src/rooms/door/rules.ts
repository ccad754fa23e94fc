/** Visible characters of a knock's message and of a guest's name. */
export const longestMessage = 280;
export const longestName = 60;
/** So many requests wait at one door; whoever comes then is asked to come again. */
export const mostWaiting = 2000;
/** Of them guests from one network, which may be one who fills the queue under fresh cookies: for others there is still a place. */
export const mostOfNetwork = 1000;
/** So long a denial can be undone. */
export const undoSeconds = 10;
/** In a room without an end a request waits, and an Allow holds, this long. */
export const pendingHours = 24;
export const allowedHours = 12;
/** A waiting page that its process has not confirmed for this long has left. */
export const presenceSeconds = 30;
/** An ad-hoc session of which nothing else was said ends after this long. */
export const adHocHours = 24;

const hour = 3_600_000;
/** Until when a request waits or an Allow holds: the end of the session, or some hours where there is none. */
export const endOf = (closes: Date | null, hours: number, now: Date): Date =>
  closes && closes.getUTCFullYear() < 9000 ? closes : new Date(now.getTime() + hours * hour);

/** Why somebody was let in without anybody answering: in the log, and to the one who is let in. */
export type Decision = 'allow' | 'deny' | 'hold' | 'block';
