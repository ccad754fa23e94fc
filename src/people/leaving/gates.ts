import { gate } from '../../access/gate.ts';

export type Leaver = {
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
};
const listed = (things: readonly { readonly name: string }[]): string =>
  things.map((thing) => thing.name).join(', ');
export const deleteAccountGate = gate<'delete-account', Leaver>(
  'delete-account',
  {
    name: 'admin-remains',
    passes: ({ organisations }) => organisations.length === 0,
    args: ({ organisations }) => ({
      count: organisations.length,
      organisation: listed(organisations),
    }),
    remedies: () => [{ name: 'name-admin', href: '/control/users' }],
  },
  {
    name: 'groups-keep-manager',
    passes: ({ groups }) => groups.length === 0,
    args: ({ groups }) => ({ count: groups.length, groups: listed(groups) }),
    remedies: ({ groups }) =>
      groups.map(({ id, name }) => ({
        name: 'name-manager' as const,
        args: { group: name },
        href: `/administration/groups/${id}`,
      })),
  },
);
