import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { ApiError } from '../api/client.ts';
import { sessionQuery } from '../session/session.ts';
import { NotFound, ScreenFailed } from './not-found.tsx';
import { Shell } from './shell.tsx';

const root = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Outlet, notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  // Only a path of this console: whoever sends a link must not choose where signing in leads to.
  validateSearch: ({ to }): { to?: string } => (typeof to === 'string' && /^\/[a-z]/.test(to) ? { to } : {}),
  component: lazyRouteComponent(() => import('../sign-in/sign-in-page.tsx'), 'SignInPage'),
});

const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Shell,
  errorComponent: ScreenFailed,
  beforeLoad: async ({ context, location }) => {
    const { queries } = context;
    // Signing out leaves what was known in doubt until the screen is gone.
    const inDoubt = queries.getQueryState(sessionQuery.queryKey)?.isInvalidated === true;
    const asked = inDoubt ? queries.fetchQuery(sessionQuery) : queries.ensureQueryData(sessionQuery);
    await asked.catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 401) {
        throw redirect({ to: '/sign-in', search: { to: location.href } });
      }
      throw error;
    });
  },
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/triage' });
  },
});

const triage = createRoute({
  getParentRoute: () => inside,
  path: '/triage',
  validateSearch: ({ filter, sort, view }): { filter?: string; sort?: string; view?: string } => ({
    ...(typeof filter === 'string' ? { filter } : {}),
    ...(typeof sort === 'string' ? { sort } : {}),
    ...(typeof view === 'string' ? { view } : {}),
  }),
  component: lazyRouteComponent(() => import('../queue/queue-screen.tsx'), 'QueueScreen'),
});

const cases = createRoute({
  getParentRoute: () => inside,
  path: '/cases',
  validateSearch: ({
    q,
    status,
    site,
    severity,
  }): { q?: string; status?: string; site?: string; severity?: number } => ({
    ...(typeof q === 'string' ? { q } : {}),
    ...(typeof status === 'string' ? { status } : {}),
    ...(typeof site === 'string' ? { site } : {}),
    ...(typeof severity === 'number' ? { severity } : {}),
  }),
  component: lazyRouteComponent(() => import('../room/case-list-screen.tsx'), 'CaseListScreen'),
});

const room = createRoute({
  getParentRoute: () => inside,
  path: '/cases/$displayId',
  validateSearch: ({ tab, release }): { tab?: string; release?: string } => ({
    ...(typeof tab === 'string' ? { tab } : {}),
    ...(typeof release === 'string' ? { release } : {}),
  }),
  component: lazyRouteComponent(() => import('../room/room-screen.tsx'), 'RoomScreen'),
});

const map = createRoute({
  getParentRoute: () => inside,
  path: '/map',
  validateSearch: ({ site }): { site?: string } => (typeof site === 'string' ? { site } : {}),
  component: lazyRouteComponent(() => import('../map/map-screen.tsx'), 'MapScreen'),
});

const sensors = createRoute({
  getParentRoute: () => inside,
  path: '/sensors',
  validateSearch: ({ sensor }): { sensor?: string } => (typeof sensor === 'string' ? { sensor } : {}),
  component: lazyRouteComponent(() => import('../sensors/sensors-screen.tsx'), 'SensorsScreen'),
});

const standing = createRoute({
  getParentRoute: () => inside,
  path: '/standing',
  validateSearch: ({ part }): { part?: string } => (typeof part === 'string' ? { part } : {}),
  component: lazyRouteComponent(() => import('../standing/standing-screen.tsx'), 'StandingScreen'),
});

const rules = createRoute({
  getParentRoute: () => inside,
  path: '/rules',
  validateSearch: ({ rule }): { rule?: string } => (typeof rule === 'string' ? { rule } : {}),
  component: lazyRouteComponent(() => import('../rules/rules-screen.tsx'), 'RulesScreen'),
});

const drills = createRoute({
  getParentRoute: () => inside,
  path: '/drills',
  validateSearch: ({ make, draft }): { make?: string; draft?: true } => ({
    ...(typeof make === 'string' ? { make } : {}),
    ...(draft === true ? { draft } : {}),
  }),
  component: lazyRouteComponent(() => import('../drills/drills-screen.tsx'), 'DrillsScreen'),
});

const improvements = createRoute({
  getParentRoute: () => inside,
  path: '/drills/improvements',
  component: lazyRouteComponent(() => import('../drills/improvements-screen.tsx'), 'ImprovementsScreen'),
});

const drillTemplates = createRoute({
  getParentRoute: () => inside,
  path: '/drills/templates',
  component: lazyRouteComponent(() => import('../drills/authoring/templates-screen.tsx'), 'TemplatesScreen'),
});

const drillTemplate = createRoute({
  getParentRoute: () => inside,
  path: '/drills/templates/$ref',
  validateSearch: ({ tab }): { tab?: string } => (typeof tab === 'string' ? { tab } : {}),
  component: lazyRouteComponent(() => import('../drills/authoring/template-screen.tsx'), 'TemplateScreen'),
});

const drillRun = createRoute({
  getParentRoute: () => inside,
  path: '/drills/$run',
  validateSearch: ({ item, tab }): { item?: string; tab?: string } => ({
    ...(typeof item === 'string' ? { item } : {}),
    ...(typeof tab === 'string' ? { tab } : {}),
  }),
  component: lazyRouteComponent(() => import('../drills/run-screen.tsx'), 'RunScreen'),
});

const drillReplay = createRoute({
  getParentRoute: () => inside,
  path: '/drills/$run/replay',
  validateSearch: ({ cell }): { cell?: string } => (typeof cell === 'string' ? { cell } : {}),
  component: lazyRouteComponent(() => import('../drills/replay/replay-screen.tsx'), 'ReplayScreen'),
});

const statements = createRoute({
  getParentRoute: () => inside,
  path: '/statements',
  validateSearch: ({ statement, received }): { statement?: string; received?: string } => ({
    ...(typeof statement === 'string' ? { statement } : {}),
    ...(typeof received === 'string' ? { received } : {}),
  }),
  component: lazyRouteComponent(() => import('../statements/statements-screen.tsx'), 'StatementsScreen'),
});

const inbox = createRoute({
  getParentRoute: () => inside,
  path: '/inbox',
  validateSearch: ({ share, release }): { share?: string; release?: string } => ({
    ...(typeof share === 'string' ? { share } : {}),
    ...(typeof release === 'string' ? { release } : {}),
  }),
  component: lazyRouteComponent(() => import('../inbox/inbox-screen.tsx'), 'InboxScreen'),
});

const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  validateSearch: ({ part }): { part?: string } => (typeof part === 'string' ? { part } : {}),
  component: lazyRouteComponent(() => import('../settings/settings-screen.tsx'), 'SettingsScreen'),
});

const tree = root.addChildren([
  home,
  signIn,
  inside.addChildren([
    triage,
    cases,
    room,
    map,
    sensors,
    standing,
    rules,
    drills,
    improvements,
    drillTemplates,
    drillTemplate,
    drillRun,
    drillReplay,
    statements,
    inbox,
    settings,
  ]),
]);

// oxlint-disable-next-line typescript/explicit-module-boundary-types -- the router's type is what makes links checked
export const consoleRouter = (queries: QueryClient) =>
  createRouter({
    routeTree: tree,
    context: { queries },
    defaultPreload: 'intent',
    defaultErrorComponent: ScreenFailed,
    scrollRestoration: false,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof consoleRouter>;
  }
}
