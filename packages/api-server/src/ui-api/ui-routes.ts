import type { Route } from "../http/route.ts";
import { getSession } from "./routes/get-session.ts";
import { listUiDags } from "./routes/list-ui-dags.ts";
import { logIn } from "./routes/log-in.ts";
import { logOut } from "./routes/log-out.ts";
import { streamEvents } from "./routes/stream-events.ts";

/** The web UI's own reads: what the stable API cannot say, or not fast enough for a page. */
export const UI_ROUTES: readonly Route[] = [logIn, logOut, getSession, listUiDags, streamEvents];
