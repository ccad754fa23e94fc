import { gate, type Check } from '../../access/gate.ts';
import type { GroupId, OrganisationId } from '../../base/ids.ts';

/** `role` is null for whom the group does not exist: they learn nothing of it. */
export type GroupFacts = {
  readonly group: {
    readonly id: GroupId;
    readonly name: string;
    readonly organisation: OrganisationId;
  } | null;
  readonly manages: boolean;
  readonly admin: boolean;
};

const managesGroup: Check<GroupFacts> = {
  name: 'manages-group',
  passes: ({ manages, admin }) => manages || admin,
  args: ({ group }) => ({ group: group?.name ?? '', self: 'yes' }),
  paths: ({ group, manages, admin }) => [
    ...(manages ? [{ via: 'manager', id: group!.id, label: group!.name } as const] : []),
    ...(admin ? [{ via: 'admin', id: group!.organisation, label: group!.name } as const] : []),
  ],
};
export const makeSession = gate('make-session', managesGroup);
