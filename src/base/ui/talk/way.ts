import { createContext, use } from 'react';
import type { ComponentType, ReactNode } from 'react';

type Place = {
  readonly pathname: string;
  readonly search: Readonly<Record<string, string | undefined>>;
};
export type LinkProps = {
  readonly to: string;
  readonly search?: Readonly<Record<string, string | undefined>>;
  /** The part that the link is drawn with. */
  readonly _asChild: (props: never) => ReactNode;
};
export type Way = {
  readonly usePlace: () => Place;
  /** To another page of ours: resolved when it is shown. */
  readonly go: (href: string, how?: { readonly replace?: boolean }) => Promise<void>;
  /** Where `isDirty` says so, the page is left only by whoever is `sure`. */
  readonly useGuard: (isDirty: () => boolean, sure: () => Promise<boolean>) => void;
  readonly Link: ComponentType<LinkProps>;
};
/**
 * How a page leads to others. Inside, the router does it; the pages before that are shown without
 * it, and look and work the same.
 */
export const WaySlot = createContext<Way | null>(null);

export function useWay(): Way {
  const way = use(WaySlot);
  if (!way) throw new Error('useWay needs WaySlot');
  return way;
}
