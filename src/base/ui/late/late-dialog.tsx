import { lazy, Suspense, useEffect, useState } from 'react';
import type { ComponentType } from 'react';

/**
 * A dialog that comes when it is opened first. `closed` says how it is given while it is not open;
 * it is open only a moment after it came, or it would not know where the focus was.
 */
export function lateDialog<P extends object>(
  load: () => Promise<ComponentType<P>>,
  closed: Partial<P>,
): ComponentType<P> {
  const Dialog = lazy(async () => ({ default: await load() })) as unknown as ComponentType<P>;
  const isOpen = (props: P): boolean =>
    (Object.keys(closed) as (keyof P)[]).some((name) => props[name] !== closed[name]);
  function Came(props: P) {
    const [there, setThere] = useState(false);
    useEffect(() => setThere(true), []);
    return <Dialog {...props} {...(there ? {} : closed)} />;
  }
  return function Late(props: P) {
    const open = isOpen(props);
    const [wanted, setWanted] = useState(open);
    useEffect(() => setWanted((before) => before || open), [open]);
    return (
      wanted && (
        <Suspense fallback={null}>
          <Came {...props} />
        </Suspense>
      )
    );
  };
}
