import { Invalid } from '../../base/api/refusals.ts';
import { occurrences, wallOf } from '../../sessions/rules.ts';
import type { Span } from '../gate/rules.ts';

/** Claims that are made at once. */
const most = 200;
const minute = 60_000;

export type Spans = {
  readonly starts?: string | undefined;
  readonly ends?: string | undefined;
  readonly minutes?: number | undefined;
  readonly weekly?: { readonly until: string; readonly zone: string } | undefined;
};
/** The span that is asked for, from now where nothing is said. */
export function spanIn({ starts, ends, minutes }: Spans, now: Date): Span {
  if ((ends === undefined) === (minutes === undefined))
    throw new Invalid({ pointer: '#/body/ends', code: 'ends-or-minutes' });
  const from = starts === undefined ? now : new Date(starts);
  const to = minutes === undefined ? new Date(ends!) : new Date(+from + minutes * minute);
  return { starts: from, ends: to };
}
/** Every occurrence at the same time of day, whatever the offset; or the one span. */
export function spansIn(asked: Spans, now: Date): readonly Span[] {
  const span = spanIn(asked, now);
  const { weekly } = asked;
  if (!weekly || span.ends <= span.starts) return [span];
  const length = +span.ends - +span.starts;
  const plan = {
    start: wallOf(span.starts, weekly.zone),
    zone: weekly.zone,
    minutes: null,
    until: weekly.until,
  };
  const found = occurrences(plan);
  if ('code' in found)
    throw new Invalid({
      pointer: '#/body/weekly/until',
      code: found.code,
      args: { at: found.at.replace('T', ' ') },
    });
  // what is written on the wall has no seconds; those that were asked for stay
  const rest = +span.starts % minute;
  return found.map(({ starts }) => {
    const from = new Date(+starts + rest);
    return { starts: from, ends: new Date(+from + length) };
  });
}

type Which<Assembly> = {
  readonly assembly?: Assembly | undefined;
  readonly assemblies?: readonly Assembly[] | undefined;
  readonly any?: { readonly tags: readonly string[] } | undefined;
};
/** One way of saying which; each once, in one order. null: any of those with the tags. */
export function assembliesIn<Assembly extends string>({
  assembly,
  assemblies,
  any,
}: Which<Assembly>): readonly Assembly[] | null {
  if ([assembly, assemblies, any].filter((way) => way !== undefined).length !== 1)
    throw new Invalid({ pointer: '#/body/assembly', code: 'which-assembly' });
  return any ? null : [...new Set(assemblies ?? [assembly!])].sort();
}
export function notTooMany(claims: readonly unknown[]): void {
  if (claims.length > most)
    throw new Invalid({ pointer: '#/body/weekly', code: 'too-many-occurrences' });
}

/** As it stands at an instant. */
export function stateOf(
  booking: Span & { readonly released: boolean; readonly cancelled: boolean },
  now: Date,
): 'upcoming' | 'running' | 'over' | 'released' | 'cancelled' {
  if (booking.cancelled) return 'cancelled';
  if (booking.released) return 'released';
  if (booking.ends <= now) return 'over';
  return booking.starts <= now ? 'running' : 'upcoming';
}
