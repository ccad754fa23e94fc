import {
  IconCalendar,
  IconClipboardList,
  IconCpu,
  IconDoor,
  IconDoorEnter,
  IconHistory,
  IconMail,
  IconSettings,
  IconTool,
  IconUserCog,
  IconUserQuestion,
  IconUsers,
  IconUsersGroup,
  IconAddressBook,
  IconWebhook,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { LinkNav } from './LinkNav.tsx';
import { useOrganisation } from '../../people/ui/me.tsx';
import type { Words } from '../../words/en.ts';
import classes from './Shell.module.css';

type Place = {
  readonly to: string;
  readonly name: keyof Words['shell']['pages'];
  readonly icon: Icon;
};

const home: readonly Place[] = [
  { to: '/', name: 'sessions', icon: IconDoor },
  { to: '/calendar', name: 'calendar', icon: IconCalendar },
  { to: '/rooms', name: 'rooms', icon: IconDoorEnter },
  { to: '/assemblies', name: 'assemblies', icon: IconCpu },
];
const administration: readonly Place[] = [
  { to: '/administration/contacts', name: 'contacts', icon: IconAddressBook },
  { to: '/administration/groups', name: 'groups', icon: IconUsersGroup },
  { to: '/administration/sessions', name: 'manage', icon: IconClipboardList },
  { to: '/check', name: 'check', icon: IconUserQuestion },
];
const control: readonly Place[] = [
  { to: '/control/groups', name: 'controlGroups', icon: IconUsers },
  { to: '/control/users', name: 'users', icon: IconUserCog },
  { to: '/control/assemblies', name: 'controlAssemblies', icon: IconTool },
  { to: '/control/audit', name: 'audit', icon: IconHistory },
  { to: '/control/mail', name: 'mail', icon: IconMail },
  { to: '/control/webhooks', name: 'webhooks', icon: IconWebhook },
  { to: '/control/settings', name: 'controlSettings', icon: IconSettings },
];

export function Navigation() {
  const t = useTranslations('shell.sections');
  const { isAdmin } = useOrganisation();
  return (
    <>
      <Places places={home} />
      <Places places={administration} title={t('administration')} />
      {isAdmin && <Places places={control} title={t('control')} />}
    </>
  );
}

function Places({ places, title }: { readonly places: readonly Place[]; readonly title?: string }) {
  const t = useTranslations('shell.pages');
  const heading = useId();
  return (
    <div role={title ? 'group' : undefined} aria-labelledby={title ? heading : undefined}>
      {title && (
        <div id={heading} className={classes.section}>
          {title}
        </div>
      )}
      <ul className={classes.links}>
        {places.map(({ to, name, icon: Icon }) => (
          <li key={to}>
            <LinkNav
              to={to}
              label={t(name)}
              leftSection={<Icon size={19} stroke={1.7} aria-hidden />}
              className={classes.link}
              activeOptions={{ exact: to === '/' }}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
