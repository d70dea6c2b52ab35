import { UNMAPPED } from "@baram/domain";
import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { serverPath } from "../api/base-path.ts";
import { neighborsQuery } from "../api/dag-history.ts";
import { dagQuery, gridQuery, taskInstanceQuery } from "../api/queries.ts";
import { gridWindowOf } from "../features/dag-grid/grid-window.ts";
import { DagsPage } from "../pages/dags-page.tsx";
import { LogInPage } from "../pages/log-in-page.tsx";
import { NotFound, NotFoundPage } from "../pages/not-found-page.tsx";
import { PageFailure } from "../pages/page-failure.tsx";
import { isEntered, type RouterContext, readAhead } from "./read-ahead.ts";
import {
  parseCodeSearch,
  parseDagsSearch,
  parseGraphSearch,
  parseGridSearch,
  parseLogInSearch,
  parseRunsSearch,
  parseTaskInstanceSearch,
} from "./search-params.ts";
import {
  parseCalendarSearch,
  parseDurationsSearch,
  parseEventsSearch,
  parseGanttSearch,
  parseRunSearch,
  parseVersionsSearch,
} from "./search-params-dag.ts";
import {
  parseAllRunsSearch,
  parseCompareSearch,
  parseHomeSearch,
  parseImportErrorsSearch,
  parseTimelineSearch,
} from "./search-params-overview.ts";
import { parseUsersSearch } from "./search-params-people.ts";
import {
  parseAuditSearch,
  parsePoolsSearch,
  parseSettingsListSearch,
  parseSystemSearch,
  parseTriggerSearch,
} from "./search-params-settings.ts";
import {
  parseAssetsSearch,
  parseBackfillsSearch,
  parseInboxSearch,
  parseNewBackfillSearch,
} from "./search-params-work.ts";
import { Shell } from "./shell/shell.tsx";

const NARROW = "(max-width: 767px)";

/** Every address of the UI. Pages but the first are loaded when they are opened. */

const rootRoute = createRootRouteWithContext<RouterContext>()({ notFoundComponent: NotFoundPage });

const logInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/login",
  validateSearch: parseLogInSearch,
  component: LogInPage,
});

const shellRoute = createRoute({ getParentRoute: () => rootRoute, id: "shell", component: Shell });

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/",
  validateSearch: parseHomeSearch,
  component: lazyRouteComponent(() => import("../pages/home-page.tsx"), "HomePage"),
});

const allRunsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/runs",
  validateSearch: parseAllRunsSearch,
  component: lazyRouteComponent(() => import("../pages/runs-page.tsx"), "RunsPage"),
});

const compareRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/compare",
  validateSearch: parseCompareSearch,
  component: lazyRouteComponent(() => import("../pages/compare-page.tsx"), "ComparePage"),
});

const timelineRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/timeline",
  validateSearch: parseTimelineSearch,
  component: lazyRouteComponent(() => import("../pages/timeline-page.tsx"), "TimelinePage"),
});

const importErrorsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/import-errors",
  validateSearch: parseImportErrorsSearch,
  component: lazyRouteComponent(() => import("../pages/import-errors-page.tsx"), "ImportErrorsPage"),
});

const dagsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/dags",
  validateSearch: parseDagsSearch,
  component: DagsPage,
});

const dagRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/dags/$dagId",
  loader: ({ params, ...asked }) => readAhead(asked, dagQuery(params.dagId)),
  shouldReload: isEntered,
  component: lazyRouteComponent(() => import("../pages/dag-page.tsx"), "DagPage"),
});

const gridRoute = createRoute({
  getParentRoute: () => dagRoute,
  path: "/",
  validateSearch: parseGridSearch,
  loaderDeps: ({ search }) => gridWindowOf(search, matchMedia(NARROW).matches),
  loader: ({ params, deps, ...asked }) => readAhead(asked, gridQuery(params.dagId, deps)),
  shouldReload: isEntered,
  component: lazyRouteComponent(() => import("../pages/dag-grid-page.tsx"), "DagGridPage"),
});

const graphRoute = createRoute({
  getParentRoute: () => dagRoute,
  path: "/graph",
  validateSearch: parseGraphSearch,
  loader: ({ params, ...asked }) => readAhead(asked, neighborsQuery(params.dagId)),
  shouldReload: isEntered,
  component: lazyRouteComponent(() => import("../pages/dag-graph-page.tsx"), "DagGraphPage"),
});

const runsRoute = createRoute({
  getParentRoute: () => dagRoute,
  path: "/runs",
  validateSearch: parseRunsSearch,
  component: lazyRouteComponent(() => import("../pages/dag-runs-page.tsx"), "DagRunsPage"),
});

const codeRoute = createRoute({
  getParentRoute: () => dagRoute,
  path: "/code",
  validateSearch: parseCodeSearch,
  component: lazyRouteComponent(() => import("../pages/dag-code-page.tsx"), "DagCodePage"),
});

const detailsRoute = createRoute({
  getParentRoute: () => dagRoute,
  path: "/details",
  component: lazyRouteComponent(() => import("../pages/dag-details-page.tsx"), "DagDetailsPage"),
});

const ganttRoute = createRoute({
  getParentRoute: () => dagRoute,
  path: "/gantt",
  validateSearch: parseGanttSearch,
  component: lazyRouteComponent(() => import("../pages/dag-gantt-page.tsx"), "DagGanttPage"),
});

const calendarRoute = createRoute({
  getParentRoute: () => dagRoute,
  path: "/calendar",
  validateSearch: parseCalendarSearch,
  component: lazyRouteComponent(() => import("../pages/dag-calendar-page.tsx"), "DagCalendarPage"),
});

const durationsRoute = createRoute({
  getParentRoute: () => dagRoute,
  path: "/durations",
  validateSearch: parseDurationsSearch,
  component: lazyRouteComponent(() => import("../pages/dag-durations-page.tsx"), "DagDurationsPage"),
});

const versionsRoute = createRoute({
  getParentRoute: () => dagRoute,
  path: "/versions",
  validateSearch: parseVersionsSearch,
  component: lazyRouteComponent(() => import("../pages/dag-versions-page.tsx"), "DagVersionsPage"),
});

const eventsRoute = createRoute({
  getParentRoute: () => dagRoute,
  path: "/events",
  validateSearch: parseEventsSearch,
  component: lazyRouteComponent(() => import("../pages/dag-events-page.tsx"), "DagEventsPage"),
});

const runRoute = createRoute({
  getParentRoute: () => dagRoute,
  path: "/runs/$runId",
  validateSearch: parseRunSearch,
  component: lazyRouteComponent(() => import("../pages/dag-run-page.tsx"), "DagRunPage"),
});

const triggerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/dags/$dagId/trigger",
  validateSearch: parseTriggerSearch,
  component: lazyRouteComponent(() => import("../pages/trigger-page.tsx"), "TriggerPage"),
});

const taskInstanceRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/dags/$dagId/runs/$runId/tasks/$taskId",
  validateSearch: parseTaskInstanceSearch,
  loaderDeps: ({ search }) => ({ mapIndex: search.map_index ?? UNMAPPED }),
  loader: ({ params, deps, ...asked }) => readAhead(asked, taskInstanceQuery({ ...params, ...deps })),
  shouldReload: isEntered,
  component: lazyRouteComponent(() => import("../pages/task-instance-page.tsx"), "TaskInstancePage"),
});

const connectionsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/connections",
  validateSearch: parseSettingsListSearch,
  component: lazyRouteComponent(() => import("../pages/connections-page.tsx"), "ConnectionsPage"),
});

const newConnectionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/connections/new",
  component: lazyRouteComponent(() => import("../pages/connection-page.tsx"), "NewConnectionPage"),
});

const connectionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/connections/$connectionId",
  component: lazyRouteComponent(() => import("../pages/connection-page.tsx"), "ConnectionPage"),
});

const variablesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/variables",
  validateSearch: parseSettingsListSearch,
  component: lazyRouteComponent(() => import("../pages/variables-page.tsx"), "VariablesPage"),
});

const newVariableRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/variables/new",
  component: lazyRouteComponent(() => import("../pages/variable-page.tsx"), "NewVariablePage"),
});

const variableRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/variables/$key",
  component: lazyRouteComponent(() => import("../pages/variable-page.tsx"), "VariablePage"),
});

const poolsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/pools",
  validateSearch: parsePoolsSearch,
  component: lazyRouteComponent(() => import("../pages/pools-page.tsx"), "PoolsPage"),
});

const usersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/users",
  validateSearch: parseUsersSearch,
  component: lazyRouteComponent(() => import("../pages/users-page.tsx"), "UsersPage"),
});

const profileRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/profile",
  component: lazyRouteComponent(() => import("../pages/profile-page.tsx"), "ProfilePage"),
});

const auditRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/audit",
  validateSearch: parseAuditSearch,
  component: lazyRouteComponent(() => import("../pages/audit-page.tsx"), "AuditPage"),
});

const systemRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/system",
  validateSearch: parseSystemSearch,
  component: lazyRouteComponent(() => import("../pages/system-page.tsx"), "SystemPage"),
});

const backfillsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/backfills",
  validateSearch: parseBackfillsSearch,
  component: lazyRouteComponent(() => import("../pages/backfills-page.tsx"), "BackfillsPage"),
});

const newBackfillRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/backfills/new",
  validateSearch: parseNewBackfillSearch,
  component: lazyRouteComponent(() => import("../pages/new-backfill-page.tsx"), "NewBackfillPage"),
});

const backfillRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/dags/$dagId/backfills/$backfillId",
  component: lazyRouteComponent(() => import("../pages/backfill-page.tsx"), "BackfillPage"),
});

const assetsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/assets",
  validateSearch: parseAssetsSearch,
  component: lazyRouteComponent(() => import("../pages/assets-page.tsx"), "AssetsPage"),
});

const inboxRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/inbox",
  validateSearch: parseInboxSearch,
  component: lazyRouteComponent(() => import("../pages/inbox-page.tsx"), "InboxPage"),
});

/** The router of the application, over the browser's address. */
export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    context: { queryClient },
    routeTree: rootRoute.addChildren([
      logInRoute,
      shellRoute.addChildren([
        homeRoute,
        allRunsRoute,
        compareRoute,
        timelineRoute,
        importErrorsRoute,
        dagsRoute,
        dagRoute.addChildren([
          gridRoute,
          graphRoute,
          runsRoute,
          codeRoute,
          detailsRoute,
          ganttRoute,
          calendarRoute,
          durationsRoute,
          versionsRoute,
          eventsRoute,
          runRoute,
        ]),
        backfillsRoute,
        newBackfillRoute,
        backfillRoute,
        assetsRoute,
        inboxRoute,
        triggerRoute,
        taskInstanceRoute,
        connectionsRoute,
        newConnectionRoute,
        connectionRoute,
        variablesRoute,
        newVariableRoute,
        variableRoute,
        poolsRoute,
        usersRoute,
        profileRoute,
        auditRoute,
        systemRoute,
      ]),
    ]),
    basepath: serverPath("/"),
    defaultPreload: "intent",
    defaultPreloadDelay: 80,
    defaultNotFoundComponent: NotFound,
    defaultErrorComponent: PageFailure,
    scrollRestoration: true,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
