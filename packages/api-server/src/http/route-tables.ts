import { COMMAND_ROUTES } from "../command-api/command-routes.ts";
import { PUBLIC_ROUTES } from "../public-api/public-routes.ts";
import { UI_ROUTES } from "../ui-api/ui-routes.ts";

/** Every table of routes with its prefix. */
export const ROUTE_TABLES = [
  { prefix: "/api/v1", routes: PUBLIC_ROUTES },
  { prefix: "/ui", routes: UI_ROUTES },
  { prefix: "/command-api", routes: COMMAND_ROUTES },
] as const;
