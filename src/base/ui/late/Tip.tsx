import { cloneElement, useEffect, useRef, useState } from 'react';
import type { FocusEvent, HTMLAttributes, PointerEvent, ReactElement } from 'react';
import { useLate } from './use-late.ts';

const hint = async () => (await import('./Hint.tsx')).Hint;
const AFTER = 250; // ms under the pointer

type Child = Pick<
  HTMLAttributes<HTMLElement>,
  'onPointerEnter' | 'onPointerLeave' | 'onFocus' | 'onBlur'
>;
type Props = {
  /** The child has a name or a description of its own that says as much. */
  readonly label: string;
  readonly disabled?: boolean;
  readonly children: ReactElement<Child>;
};

/** Says something beside its child while the pointer or the focus is there. */
export function Tip({ label, disabled = false, children }: Props) {
  const [target, setTarget] = useState<HTMLElement | null>(null);
  const [shown, setShown] = useState(false);
  const [Hint, want] = useLate(hint);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hide = () => {
    clearTimeout(timer.current);
    setShown(false);
  };
  const show = (at: HTMLElement, after: number) => {
    want().catch(() => undefined);
    setTarget(at);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setShown(true), after);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!shown) return;
    const leave = ({ key }: KeyboardEvent) => key === 'Escape' && setShown(false);
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  }, [shown]);
  const { props } = children;
  return (
    <>
      {cloneElement(children, {
        onPointerEnter: (event: PointerEvent<HTMLElement>) => {
          props.onPointerEnter?.(event);
          if (event.pointerType === 'mouse') show(event.currentTarget, AFTER);
        },
        onPointerLeave: (event: PointerEvent<HTMLElement>) => {
          props.onPointerLeave?.(event);
          hide();
        },
        onFocus: (event: FocusEvent<HTMLElement>) => {
          props.onFocus?.(event);
          if (event.target.matches(':focus-visible')) show(event.currentTarget, 0);
        },
        onBlur: (event: FocusEvent<HTMLElement>) => {
          props.onBlur?.(event);
          hide();
        },
      })}
      {Hint && target && <Hint target={target} shown={shown && !disabled} label={label} />}
    </>
  );
}
