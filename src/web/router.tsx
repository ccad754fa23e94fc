import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import type { AnyRoute } from '@tanstack/react-router';
import { pages } from './entry/pages.ts';
import { Broken, NotFound } from './shell/faults.tsx';
import { Pending } from './shell/Pending.tsx';
import { Root } from './root/Root.tsx';
import { allWords } from '../base/ui/talk/words.tsx';

type Lazily = typeof lazyRouteComponent;
/**
 * The router loads everything anew when a page's code is not found, which helps after an update;
 * without a connection nothing would be left to look at.
 */
const early: Lazily = (importer, name) =>
  lazyRouteComponent(
    () =>
      importer().catch((error: unknown) => {
        throw navigator.onLine ? error : new Error('Unable to preload the page', { cause: error });
      }),
    name,
  );
/** Pages beyond the first ones come with their words. */
const lazily: Lazily = (importer, name) =>
  early(async () => (await Promise.all([importer(), allWords()]))[0], name);

const entry = (path: keyof typeof pages) =>
  early(async () => ({ page: await pages[path]() }), 'page');

const root = createRootRoute({
  component: () => (
    <Root>
      <Outlet />
    </Root>
  ),
});
/** Signed-out pages: the logo and one narrow card. */
const door = createRoute({
  getParentRoute: () => root,
  id: 'door',
  component: early(async () => {
    const { Door } = await import('./entry/Door.tsx');
    return { page: () => <Door children={<Outlet />} /> };
  }, 'page'),
});
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'in',
  component: lazily(() => import('./shell/SignedIn.tsx'), 'SignedIn'),
});
/** Lobby and room, also for guests. */
const atTheDoor = createRoute({
  getParentRoute: () => root,
  id: 'at-the-door',
  component: lazily(() => import('./entry/AtTheDoor.tsx'), 'AtTheDoor'),
});
/** For everybody, signed in or not. */
const reading = createRoute({
  getParentRoute: () => root,
  id: 'reading',
  component: lazily(() => import('./help/Reading.tsx'), 'Reading'),
});
/** Pages with header and navigation. */
const shell = createRoute({
  getParentRoute: () => signedIn,
  id: 'shell',
  component: lazily(() => import('./shell/Shell.tsx'), 'Shell'),
});

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
  component: ReturnType<Lazily> | typeof NotFound,
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
      lazily(() => import('../people/organisation/ui/SetUp.tsx'), 'SetUp'),
    ),
    page(door, '/sign-in', entry('/sign-in'), 'next', 'email', 'after'),
    page(door, '/sign-up', entry('/sign-up'), 'next', 'email'),
    page(door, '/verify', entry('/verify')),
    page(door, '/forgotten', entry('/forgotten'), 'email'),
    page(door, '/reset', entry('/reset')),
    page(
      door,
      '/invitation',
      lazily(() => import('../people/organisation/ui/Invitation.tsx'), 'Invitation'),
      'join',
    ),
    page(
      door,
      '/join',
      lazily(() => import('../rooms/door/ui/lobby/Join.tsx'), 'Join'),
      'name',
    ),
  ]),
  atTheDoor.addChildren([
    page(
      atTheDoor,
      '/sessions/$id/lobby',
      lazily(() => import('../rooms/door/ui/lobby/Lobby.tsx'), 'Lobby'),
    ),
    page(
      atTheDoor,
      '/sessions/$id/room',
      lazily(() => import('../rooms/call/ui/room/Room.tsx'), 'Room'),
    ),
  ]),
  reading.addChildren([
    page(reading, '$', NotFound), // an address that is no page's
    page(
      reading,
      '/help',
      lazily(() => import('./help/Help.tsx'), 'Help'),
    ),
    page(
      reading,
      '/help/access',
      lazily(() => import('./help/Article.tsx'), 'HelpAccess'),
    ),
    page(
      reading,
      '/help/locked-rooms',
      lazily(() => import('./help/Article.tsx'), 'HelpRooms'),
    ),
    page(
      reading,
      '/help/account',
      lazily(() => import('../people/account/ui/HelpAccount.tsx'), 'HelpAccount'),
    ),
  ]),
  signedIn.addChildren([
    movedCheck,
    shell.addChildren([
      page(
        shell,
        '/',
        lazily(() => import('../sessions/ui/pages/MySessions.tsx'), 'MySessions'),
      ),
      page(
        shell,
        '/calendar',
        lazily(() => import('../sessions/ui/calendar/Calendar.tsx'), 'Calendar'),
        'view',
        'day',
      ),
      page(
        shell,
        '/rooms',
        lazily(() => import('../rooms/own/ui/MyRooms.tsx'), 'MyRooms'),
      ),
      page(
        shell,
        '/assemblies',
        lazily(() => import('../assemblies/bookings/ui/MyAssemblies.tsx'), 'MyAssemblies'),
      ),
      page(
        shell,
        '/assemblies/timeline',
        lazily(() => import('../assemblies/timeline/ui/Timeline.tsx'), 'Timeline'),
        'zoom',
        'view',
        'q',
        'tags',
        'group',
        'state',
        'freeFrom',
        'freeTo',
      ),
      page(
        shell,
        '/sessions/$id/room-settings',
        lazily(() => import('../rooms/door/ui/settings/RoomSettings.tsx'), 'RoomSettings'),
      ),
      page(
        shell,
        '/sessions/$id',
        lazily(() => import('../sessions/ui/pages/SessionPage.tsx'), 'SessionPage'),
      ),
      page(
        shell,
        '/check',
        lazily(() => import('../sessions/ui/access/CheckAccess.tsx'), 'CheckAccess'),
        'subject',
        'person',
        'what',
        // in links of earlier messages
        'session',
        'email',
      ),
      page(
        shell,
        '/administration/contacts',
        lazily(() => import('../people/contacts/ui/MyContacts.tsx'), 'MyContacts'),
        'tab',
      ),
      page(
        shell,
        '/administration/groups',
        lazily(() => import('../people/groups/ui/pages/MyGroups.tsx'), 'MyGroups'),
        'tab',
      ),
      page(
        shell,
        '/administration/groups/$id',
        lazily(() => import('../people/groups/ui/pages/EditGroup.tsx'), 'EditGroup'),
        'tab',
      ),
      page(
        shell,
        '/administration/technical-users/$id',
        lazily(() => import('../people/technical/ui/TechnicalUserPage.tsx'), 'TechnicalUserPage'),
      ),
      page(
        shell,
        '/administration/sessions',
        lazily(() => import('../sessions/ui/plan/ManageSessions.tsx'), 'ManageSessions'),
      ),
      page(
        shell,
        '/administration/sessions/new',
        lazily(() => import('../sessions/ui/plan/EditSession.tsx'), 'EditSession'),
        'group',
      ),
      page(
        shell,
        '/administration/sessions/$id',
        lazily(() => import('../sessions/ui/plan/EditSession.tsx'), 'EditSession'),
      ),
      page(
        shell,
        '/control/groups',
        lazily(() => import('../people/groups/ui/pages/ControlGroups.tsx'), 'ControlGroups'),
      ),
      page(
        shell,
        '/control/groups/$id',
        lazily(() => import('../people/groups/ui/pages/ControlGroup.tsx'), 'ControlGroup'),
        'tab',
      ),
      page(
        shell,
        '/control/assemblies',
        lazily(
          () => import('../assemblies/equipment/ui/ControlAssemblies.tsx'),
          'ControlAssemblies',
        ),
      ),
      page(
        shell,
        '/control/assemblies/new',
        lazily(() => import('../assemblies/equipment/ui/EditAssembly.tsx'), 'EditAssembly'),
        'like',
      ),
      page(
        shell,
        '/control/assemblies/import',
        lazily(
          () => import('../assemblies/equipment/ui/importing/ImportAssemblies.tsx'),
          'ImportAssemblies',
        ),
      ),
      page(
        shell,
        '/control/assemblies/$id',
        lazily(() => import('../assemblies/equipment/ui/EditAssembly.tsx'), 'EditAssembly'),
      ),
      page(
        shell,
        '/control/users',
        lazily(() => import('../people/organisation/ui/people/ControlUsers.tsx'), 'ControlUsers'),
        'tab',
        'search',
      ),
      page(
        shell,
        '/control/users/$id',
        lazily(() => import('../sessions/ui/access/ControlPerson.tsx'), 'ControlPerson'),
      ),
      page(
        shell,
        '/control/audit',
        lazily(() => import('../people/organisation/ui/ControlAudit.tsx'), 'ControlAudit'),
        'what',
        'who',
        'from',
        'to',
      ),
      page(
        shell,
        '/control/mail',
        lazily(() => import('../people/organisation/ui/ControlMail.tsx'), 'ControlMail'),
      ),
      page(
        shell,
        '/control/webhooks',
        lazily(() => import('../notices/webhooks/ui/ControlWebhooks.tsx'), 'ControlWebhooks'),
      ),
      page(
        shell,
        '/control/webhooks/$id',
        lazily(() => import('../notices/webhooks/ui/ControlWebhook.tsx'), 'ControlWebhook'),
      ),
      page(
        shell,
        '/control/settings',
        lazily(() => import('../people/organisation/ui/ControlSettings.tsx'), 'ControlSettings'),
      ),
      page(
        shell,
        '/settings',
        lazily(() => import('../people/account/ui/settings/Settings.tsx'), 'Settings'),
      ),
      page(
        shell,
        '/settings/notifications',
        lazily(() => import('../notices/ui/settings/NoticeSettings.tsx'), 'NoticeSettings'),
      ),
      page(
        shell,
        '/settings/tokens',
        lazily(() => import('../people/technical/ui/MyTokens.tsx'), 'MyTokens'),
      ),
      page(
        shell,
        '/notices',
        lazily(() => import('../notices/ui/Notices.tsx'), 'Notices'),
        'only',
      ),
      page(
        shell,
        '/account',
        lazily(() => import('../people/account/ui/Account.tsx'), 'Account'),
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
