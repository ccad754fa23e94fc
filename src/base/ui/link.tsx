import { ActionIcon, Anchor, Button } from '@mantine/core';
import type { ActionIconProps, AnchorProps, ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

export type Html = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'style' | 'color'> & {
  readonly ref?: Ref<HTMLAnchorElement>;
};

/** Mantine's parts as links of the router: `<LinkButton to="/sessions/$id" params={{ id }}>`. */
export const LinkAnchor = createLink((props: AnchorProps & Html) => <Anchor {...props} />);
export const LinkButton = createLink((props: ButtonProps & Html) => (
  <Button component="a" {...props} />
));
export const LinkIcon = createLink((props: ActionIconProps & Html) => (
  <ActionIcon component="a" {...props} />
));
