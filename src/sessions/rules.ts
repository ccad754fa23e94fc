/** Browser to browser, everyone sends to everyone: beyond six the uplink of a home line is full. */
export const places = 6;
/** The room opens this long before an event and closes this long after it. Nobody inside is thrown out by time. */
export const opensBefore = 15;
export const closesAfter = 30;
/** An open end is stored as this many minutes. */
export const openEnd = 12 * 60;
/** No event lasts longer (a constraint says so), so whatever runs now began at most this long ago. */
export const longest = 25 * 60;
export const mostOccurrences = 104;
/** A stay not confirmed by its process for this long is over: that process died. */
export const unseenSeconds = 30;
