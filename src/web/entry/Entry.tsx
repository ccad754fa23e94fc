import { useEffect, useSyncExternalStore } from 'react';
import type { AnchorHTMLAttributes, ComponentType, MouseEvent } from 'react';
import { KeepSlot } from '../../base/ui/talk/keep.ts';
import { WaySlot } from '../../base/ui/talk/way.ts';
import type { LinkProps, Way } from '../../base/ui/talk/way.ts';
import { safePath } from '../../people/account/me/rules.ts';
import { Broken } from '../shell/faults.tsx';
import { Root } from '../root/Root.tsx';
import { Door } from './Door.tsx';
import { keep } from './keep.ts';
import { isEntry, pages } from './pages.ts';

declare global {
  /** Of `web/ahead.ts`. */
  var prepare: ((path: string) => void) | undefined;
}

type Shown = ReturnType<Way['usePlace']> & { readonly Page: ComponentType };
let shown: Shown | null = null;
const hearers = new Set<() => void>();
const hear = (hearer: () => void) => {
  hearers.add(hearer);
  return () => void hearers.delete(hearer);
};
const useShown = (): Shown => useSyncExternalStore(hear, () => shown!);

const failed = (thrown: unknown): ComponentType => {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return () => <Broken error={error} reset={() => void arrive()} />;
};
let enter: (isFirst: boolean) => Promise<void>;
/** Shows the page of the address; until it is there, the one before it. */
async function arrive(): Promise<void> {
  const { href, pathname, searchParams } = new URL(location.href);
  const coming = isEntry(pathname) ? pages[pathname]() : enter(shown === null);
  const Page = await coming.catch(failed);
  if (!Page || href !== location.href) return;
  shown = { Page, pathname, search: Object.fromEntries(searchParams) };
  hearers.forEach((tell) => tell());
}

const go: Way['go'] = async (href, { replace = false } = {}) => {
  const to = new URL(href, location.href);
  if (to.href !== location.href) history[replace ? 'replaceState' : 'pushState'](null, '', to);
  await arrive();
  scrollTo(0, 0);
};

/** As the router's, of which it takes what these pages say. */
function Link({
  to,
  search = {},
  _asChild,
  ...html
}: LinkProps & AnchorHTMLAttributes<HTMLAnchorElement>) {
  const Part = _asChild as ComponentType<AnchorHTMLAttributes<HTMLAnchorElement>>;
  const said = Object.entries(search).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const href = said.length > 0 ? `${to}?${new URLSearchParams(said)}` : to;
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    html.onClick?.(event);
    const { altKey, ctrlKey, metaKey, shiftKey, button, defaultPrevented } = event;
    if (altKey || ctrlKey || metaKey || shiftKey || button !== 0 || defaultPrevented) return;
    event.preventDefault();
    void go(href);
  };
  const load = () => void (isEntry(to) && pages[to]().catch(() => undefined));
  return <Part {...html} href={href} onClick={follow} onMouseEnter={load} onFocus={load} />;
}

const way: Way = {
  usePlace: useShown,
  go,
  // what is filled in here is not asked about
  useGuard: () => undefined,
  Link: Link as Way['Link'],
};

/**
 * Begins with the page of the address. `inside` shows an address of the inside, `show` these pages.
 */
export function openEntry(inside: typeof enter, show: () => void): Way['go'] {
  enter = inside;
  void arrive().then(() => shown && show());
  return go;
}

export function Entry() {
  const { Page, pathname, search } = useShown();
  useEffect(() => {
    const back = () => void arrive();
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);
  useEffect(() => {
    // whoever types wants to go on: where to comes meanwhile
    const prepare = () => globalThis.prepare?.(safePath(search['next']));
    addEventListener('input', prepare, { once: true });
    return () => removeEventListener('input', prepare);
  }, [search]);
  return (
    <KeepSlot value={keep}>
      <WaySlot value={way}>
        <Root>
          <Door>
            <Page key={pathname} />
          </Door>
        </Root>
      </WaySlot>
    </KeepSlot>
  );
}
