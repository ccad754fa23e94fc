import { useImperativeHandle } from 'react';
import type { Ref } from 'react';

type Props = { readonly button: HTMLElement | null; readonly ref?: Ref<HTMLElement> };

/** Stands where Mantine's menus take the button they open beside; ours is on the page already. */
export function At({ button, ref }: Props) {
  useImperativeHandle(ref, () => button!, [button]);
  return null;
}
