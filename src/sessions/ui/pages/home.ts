import type { Item } from '../api.ts';
import { dayOf, plus, weekOf } from '../days.ts';

export type Part = 'today' | 'tomorrow' | 'week' | 'later';
/** A session on one line: its next date, and those after it that are loaded. */
export type Line = { readonly item: Item; readonly after: readonly Item[] };

/**
 * What is to come as people speak of it; a session that repeats stands on one line, where its next
 * date is.
 */
export function parted(
  items: readonly Item[],
  now: Date,
  zone: string,
): readonly { readonly part: Part; readonly lines: readonly Line[] }[] {
  const today = dayOf(now, zone);
  const tomorrow = plus(today, 1);
  const sunday = weekOf(today)[6]!;
  const partOf = ({ starts }: Item): Part => {
    const day = dayOf(starts, zone);
    return day <= today
      ? 'today'
      : day === tomorrow
        ? 'tomorrow'
        : day <= sunday
          ? 'week'
          : 'later';
  };
  const firsts = items.filter(
    ({ session }, at) =>
      !session?.repeats || items.findIndex((one) => one.session?.id === session.id) === at,
  );
  const lines = firsts.map((item) => ({
    item,
    after: item.session?.repeats
      ? items.filter((one) => one !== item && one.session?.id === item.session?.id)
      : [],
  }));
  return (['today', 'tomorrow', 'week', 'later'] as const)
    .map((part) => ({ part, lines: lines.filter(({ item }) => partOf(item) === part) }))
    .filter((one) => one.lines.length > 0);
}
