import { NavLink } from '@mantine/core';
import type { NavLinkProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { Html } from '../../base/ui/link.tsx';

/** As the links of `base/ui/link.tsx`, for the navigation and the menus of the frame. */
export const LinkNav = createLink(
  (props: Omit<NavLinkProps, 'label'> & Html & { readonly label?: string }) => (
    <NavLink component="a" {...props} />
  ),
);
