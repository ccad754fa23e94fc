import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import type { AnyRoute } from '@tanstack/react-router';
import { AtTheDoor } from './entry/AtTheDoor.tsx';
import { Door } from './entry/Door.tsx';
import { Broken, Lost, Pending } from './shell/faults.tsx';
import { Reading } from './help/Reading.tsx';
import { Root } from './Root.tsx';
import { Shell } from './shell/Shell.tsx';
import { SignedIn } from './shell/SignedIn.tsx';

const root = createRootRoute({ component: Root, notFoundComponent: Lost });
/** Signed-out pages: the logo and one narrow card. */
const door = createRoute({ getParentRoute: () => root, id: 'door', component: Door });
const signedIn = createRoute({ getParentRoute: () => root, id: 'in', component: SignedIn });
/** Lobby and room, also for guests. */
const atTheDoor = createRoute({
  getParentRoute: () => root,
  id: 'at-the-door',
  component: AtTheDoor,
});
/** For everybody, signed in or not. */
const reading = createRoute({ getParentRoute: () => root, id: 'reading', component: Reading });
/** Pages with header and navigation. */
const shell = createRoute({ getParentRoute: () => signedIn, id: 'shell', component: Shell });

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== ''
    ? value
    : typeof value === 'number'
      ? String(value)
      : undefined;
/** Keeps these words of the query, as text. */
const words =
  <const Names extends readonly string[]>(...names: Names) =>
  (search: Record<string, unknown>): { readonly [N in Names[number]]?: string } =>
    Object.fromEntries(
      names.flatMap((name) =>
        text(search[name]) === undefined ? [] : [[name, text(search[name])]],
      ),
    ) as {
      readonly [N in Names[number]]?: string;
    };

const page = <
  Parent extends AnyRoute,
  const Path extends string,
  const Names extends readonly string[] = readonly [],
>(
  parent: Parent,
  path: Path,
  component: ReturnType<typeof lazyRouteComponent>,
  ...names: Names
) =>
  createRoute({ getParentRoute: () => parent, path, component, validateSearch: words(...names) });

/** Links to the check in messages of earlier versions. */
const movedCheck = createRoute({
  getParentRoute: () => signedIn,
  path: '/access',
  validateSearch: words('session', 'person'),
  beforeLoad: ({ search }) => {
    throw redirect({ to: '/check', search });
  },
});

const routes = root.addChildren([
  door.addChildren([
    page(
      door,
      '/set-up',
      lazyRouteComponent(() => import('../people/organisation/ui/SetUp.tsx'), 'SetUp'),
    ),
    page(
      door,
      '/sign-in',
      lazyRouteComponent(() => import('../people/account/ui/entry/SignIn.tsx'), 'SignIn'),
      'next',
      'email',
      'after',
    ),
    page(
      door,
      '/sign-up',
      lazyRouteComponent(() => import('../people/account/ui/entry/SignUp.tsx'), 'SignUp'),
      'next',
      'email',
    ),
    page(
      door,
      '/verify',
      lazyRouteComponent(() => import('../people/account/ui/entry/Verify.tsx'), 'Verify'),
    ),
    page(
      door,
      '/forgotten',
      lazyRouteComponent(() => import('../people/account/ui/entry/Forgotten.tsx'), 'Forgotten'),
      'email',
    ),
    page(
      door,
      '/reset',
      lazyRouteComponent(() => import('../people/account/ui/entry/Reset.tsx'), 'Reset'),
    ),
    page(
      door,
      '/invitation',
      lazyRouteComponent(() => import('../people/organisation/ui/Invitation.tsx'), 'Invitation'),
      'join',
    ),
    page(
      door,
      '/join',
      lazyRouteComponent(() => import('../rooms/door/ui/lobby/Join.tsx'), 'Join'),
      'name',
    ),
  ]),
  atTheDoor.addChildren([
    page(
      atTheDoor,
      '/sessions/$id/lobby',
      lazyRouteComponent(() => import('../rooms/door/ui/lobby/Lobby.tsx'), 'Lobby'),
    ),
    page(
      atTheDoor,
      '/sessions/$id/room',
      lazyRouteComponent(() => import('../rooms/call/ui/room/Room.tsx'), 'Room'),
    ),
  ]),
  reading.addChildren([
    page(
      reading,
      '/help',
      lazyRouteComponent(() => import('./help/Help.tsx'), 'Help'),
    ),
    page(
      reading,
      '/help/access',
      lazyRouteComponent(() => import('./help/Article.tsx'), 'HelpAccess'),
    ),
    page(
      reading,
      '/help/locked-rooms',
      lazyRouteComponent(() => import('./help/Article.tsx'), 'HelpRooms'),
    ),
    page(
      reading,
      '/help/account',
      lazyRouteComponent(() => import('../people/account/ui/HelpAccount.tsx'), 'HelpAccount'),
    ),
  ]),
  signedIn.addChildren([
    movedCheck,
    shell.addChildren([
      page(
        shell,
        '/',
        lazyRouteComponent(() => import('../sessions/ui/pages/MySessions.tsx'), 'MySessions'),
      ),
      page(
        shell,
        '/calendar',
        lazyRouteComponent(() => import('../sessions/ui/calendar/Calendar.tsx'), 'Calendar'),
        'view',
        'day',
      ),
      page(
        shell,
        '/rooms',
        lazyRouteComponent(() => import('../rooms/own/ui/MyRooms.tsx'), 'MyRooms'),
      ),
      page(
        shell,
        '/sessions/$id/room-settings',
        lazyRouteComponent(
          () => import('../rooms/door/ui/settings/RoomSettings.tsx'),
          'RoomSettings',
        ),
      ),
      page(
        shell,
        '/sessions/$id',
        lazyRouteComponent(() => import('../sessions/ui/pages/SessionPage.tsx'), 'SessionPage'),
      ),
      page(
        shell,
        '/check',
        lazyRouteComponent(() => import('../sessions/ui/access/CheckAccess.tsx'), 'CheckAccess'),
        'session',
        'person',
        'email',
        'what',
      ),
      page(
        shell,
        '/administration/contacts',
        lazyRouteComponent(() => import('../people/contacts/ui/MyContacts.tsx'), 'MyContacts'),
        'tab',
      ),
      page(
        shell,
        '/administration/groups',
        lazyRouteComponent(() => import('../people/groups/ui/pages/MyGroups.tsx'), 'MyGroups'),
        'tab',
      ),
      page(
        shell,
        '/administration/groups/$id',
        lazyRouteComponent(() => import('../people/groups/ui/pages/EditGroup.tsx'), 'EditGroup'),
        'tab',
      ),
      page(
        shell,
        '/administration/sessions',
        lazyRouteComponent(
          () => import('../sessions/ui/plan/ManageSessions.tsx'),
          'ManageSessions',
        ),
      ),
      page(
        shell,
        '/administration/sessions/new',
        lazyRouteComponent(() => import('../sessions/ui/plan/EditSession.tsx'), 'EditSession'),
        'group',
      ),
      page(
        shell,
        '/administration/sessions/$id',
        lazyRouteComponent(() => import('../sessions/ui/plan/EditSession.tsx'), 'EditSession'),
      ),
      page(
        shell,
        '/control/groups',
        lazyRouteComponent(
          () => import('../people/groups/ui/pages/ControlGroups.tsx'),
          'ControlGroups',
        ),
      ),
      page(
        shell,
        '/control/groups/$id',
        lazyRouteComponent(
          () => import('../people/groups/ui/pages/ControlGroup.tsx'),
          'ControlGroup',
        ),
        'tab',
      ),
      page(
        shell,
        '/control/users',
        lazyRouteComponent(
          () => import('../people/organisation/ui/people/ControlUsers.tsx'),
          'ControlUsers',
        ),
        'tab',
        'search',
      ),
      page(
        shell,
        '/control/users/$id',
        lazyRouteComponent(
          () => import('../sessions/ui/access/ControlPerson.tsx'),
          'ControlPerson',
        ),
      ),
      page(
        shell,
        '/control/audit',
        lazyRouteComponent(
          () => import('../people/organisation/ui/ControlAudit.tsx'),
          'ControlAudit',
        ),
        'what',
        'who',
        'from',
        'to',
      ),
      page(
        shell,
        '/control/mail',
        lazyRouteComponent(
          () => import('../people/organisation/ui/ControlMail.tsx'),
          'ControlMail',
        ),
      ),
      page(
        shell,
        '/control/settings',
        lazyRouteComponent(
          () => import('../people/organisation/ui/ControlSettings.tsx'),
          'ControlSettings',
        ),
      ),
      page(
        shell,
        '/settings',
        lazyRouteComponent(() => import('../people/account/ui/settings/Settings.tsx'), 'Settings'),
      ),
      page(
        shell,
        '/settings/notifications',
        lazyRouteComponent(
          () => import('../notices/ui/settings/NoticeSettings.tsx'),
          'NoticeSettings',
        ),
      ),
      page(
        shell,
        '/notices',
        lazyRouteComponent(() => import('../notices/ui/Notices.tsx'), 'Notices'),
        'only',
      ),
      page(
        shell,
        '/account',
        lazyRouteComponent(() => import('../people/account/ui/Account.tsx'), 'Account'),
      ),
    ]),
  ]),
]);

export const router = createRouter({
  routeTree: routes,
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
  defaultPendingComponent: Pending,
  defaultPendingMs: 300,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
