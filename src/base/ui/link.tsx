import { ActionIcon, Anchor, Button } from '@mantine/core';
import type { ActionIconProps, AnchorProps, ButtonProps } from '@mantine/core';
import type { LinkComponent } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react';
import { useWay } from './talk/way.ts';
import type { LinkProps } from './talk/way.ts';

export type Html = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'style' | 'color'> & {
  readonly ref?: Ref<HTMLAnchorElement>;
};

type Part<Props> = (props: Props) => ReactNode;
function linked<Props>(part: Part<Props>): LinkComponent<Part<Props>> {
  const Linked = (props: Omit<LinkProps, '_asChild'>) => {
    const { Link } = useWay();
    return <Link {...props} _asChild={part} />;
  };
  return Linked as LinkComponent<Part<Props>>;
}

/** Mantine's parts as links of ours: `<LinkButton to="/sessions/$id" params={{ id }}>`. */
export const LinkAnchor = linked((props: AnchorProps & Html) => <Anchor {...props} />);
export const LinkButton = linked((props: ButtonProps & Html) => (
  <Button component="a" {...props} />
));
export const LinkIcon = linked((props: ActionIconProps & Html) => (
  <ActionIcon component="a" {...props} />
));
