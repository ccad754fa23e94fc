import type { Because } from '../stays/rules.ts';

export const ticketSeconds = 60;
export const beatSeconds = 10;
/**
 * A process that has not been heard for this long looks after nobody: the oldest of the others
 * does.
 */
export const silentSeconds = 15;

/**
 * A stay as it stands now, against everything it needs. Time, door and place let in; they throw
 * nobody out.
 */
export type StayStanding = {
  readonly signedIn: boolean;
  readonly cancelled: boolean;
  readonly may: boolean;
};
export const outBecause = ({ signedIn, cancelled, may }: StayStanding): Because | null =>
  !signedIn ? 'signed-out' : cancelled ? 'cancelled' : !may ? 'removed' : null;

type Present = {
  readonly stay: string;
  readonly person: string | null;
  readonly name: string;
  readonly hand: string | null;
  readonly screen: boolean;
};
/** Raised hands first, the longest up on top; everyone else as they came. */
export const byHand = <One extends Pick<Present, 'hand'>>(inside: readonly One[]): One[] =>
  inside.toSorted(
    (one, other) => Date.parse(one.hand ?? '9999-01-01') - Date.parse(other.hand ?? '9999-01-01'),
  );
export type Move = {
  readonly kind: 'came' | 'left' | 'raised' | 'lowered' | 'shared' | 'unshared';
  readonly name: string;
};
/**
 * What is worth saying about the others between two looks. Whoever comes back with a new stay never
 * left.
 */
export function moves(
  was: readonly Present[],
  is: readonly Present[],
  own: string | null,
): readonly Move[] {
  const key = ({ person, stay }: Present): string => person ?? stay;
  const before = new Map(was.map((one) => [key(one), one]));
  const after = new Set(is.map(key));
  const others = is.filter(({ stay }) => stay !== own);
  const changed = others.flatMap((one): Move[] => {
    const old = before.get(key(one));
    const { name } = one;
    if (!old) return [{ kind: 'came', name }];
    return [
      ...((old.hand === null) === (one.hand === null)
        ? []
        : [{ kind: one.hand === null ? 'lowered' : 'raised', name } as const]),
      ...(old.screen === one.screen
        ? []
        : [{ kind: one.screen ? 'shared' : 'unshared', name } as const]),
    ];
  });
  return [
    ...changed,
    ...was
      .filter((one) => one.stay !== own && !after.has(key(one)))
      .map(({ name }) => ({ kind: 'left', name }) as const),
  ];
}

/** Between tiles, in pixels; the style sheet says the same. */
export const gap = 8;
export type Tiles = { readonly columns: number; readonly width: number; readonly height: number };

/**
 * The arrangement of `count` equal tiles that shows most of everyone. A tile takes the shape of its
 * place, within what suits a camera: 16:9 to 4:3 on a wide stage, up to upright on a narrow one.
 */
export function tile(count: number, width: number, height: number): Tiles {
  const upright = width < 600 ? 3 / 4 : 4 / 3;
  let best: Tiles = { columns: 1, width: 0, height: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const across = (width - gap * (columns - 1)) / columns;
    const down = (height - gap * (rows - 1)) / rows;
    if (across <= 0 || down <= 0) continue;
    const shape = Math.min(16 / 9, Math.max(upright, across / down));
    const found = {
      columns,
      width: Math.floor(Math.min(across, down * shape)),
      height: Math.floor(Math.min(down, across / shape)),
    };
    if (found.width * found.height > best.width * best.height) best = found;
  }
  return best;
}

export type Spread = {
  readonly side: boolean;
  readonly screen: { readonly width: number; readonly height: number };
  readonly people: Tiles;
};
/**
 * A shared screen as large as it gets, and everyone in a strip beside it or below. Screens are
 * taken to be 16:9.
 */
export function spread(count: number, width: number, height: number): Spread {
  const strip = {
    across: Math.max(96, Math.min(240, width * 0.2)),
    down: Math.max(80, Math.min(170, height * 0.22)),
  };
  const beside = Math.max(0, Math.min(width - strip.across - gap, (height * 16) / 9));
  const above = Math.max(0, Math.min(height - strip.down - gap, (width * 9) / 16));
  const side =
    beside * Math.min(height, (beside * 9) / 16) >= above * Math.min(width, (above * 16) / 9);
  return side
    ? {
        side,
        screen: { width: Math.floor(beside), height: Math.floor(height) },
        people: tile(count, width - beside - gap, height),
      }
    : {
        side,
        screen: { width: Math.floor(width), height: Math.floor(above) },
        people: tile(count, width, Math.min(height - above - gap, height / 2.2)),
      };
}
