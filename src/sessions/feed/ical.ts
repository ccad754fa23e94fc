import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';

export type Entry = {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  readonly link: string;
  readonly starts: Date;
  readonly ends: Date;
  readonly sequence: number;
  readonly cancelled: boolean;
};

/**
 * A calendar as text. Each event stands by itself in UTC, so no calendar has to know our zones; its
 * id never changes.
 */
export function calendarOf(
  name: string,
  host: string,
  entries: readonly Entry[],
  now: Date,
): string {
  const calendar = ical({
    name,
    prodId: { company: 'Anteroom', product: 'Anteroom', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
  });
  for (const entry of entries)
    calendar.createEvent({
      id: `${entry.id}@${host}`,
      sequence: entry.sequence,
      stamp: now,
      start: entry.starts,
      // a host may have ended it before it began
      ...(entry.ends > entry.starts ? { end: entry.ends } : {}),
      summary: entry.title,
      description: entry.says,
      url: entry.link,
      location: entry.link,
      status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: entry.cancelled
        ? ICalEventTransparency.TRANSPARENT
        : ICalEventTransparency.OPAQUE,
    });
  return `${calendar.toString()}\r\n`;
}
