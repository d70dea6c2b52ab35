import { insertAuditEntry } from "@baram/metadata-store";
import type { Route } from "../http/route.ts";
import type { RouteDependencies } from "../route-dependencies.ts";
import type { AuditedRequest } from "./audited-request.ts";
import { describeRequest } from "./describe-request.ts";

/** Leaves an entry for a change that a person asks for; routes that change nothing have no event. */
export async function recordAuditEntry(
  route: Route,
  request: AuditedRequest,
  { changes, clock, configuration }: Pick<RouteDependencies, "changes" | "clock" | "configuration">,
): Promise<void> {
  const event = route.audit;
  if (event === undefined || ("recordsItself" in request.user && request.user.recordsItself)) return;
  if (isOnlyAskedAbout(request)) return;
  // Parity: a change made from the web page is told from one made by a program.
  const prefix = request.user.via === "session" ? "ui" : "api";
  await changes.write((transaction) =>
    insertAuditEntry(transaction, {
      createdAt: clock.now(),
      event: `${prefix}.${event}`,
      owner: request.user.name,
      dagId: request.parts["dag_id"] ?? null,
      taskId: request.parts["task_id"] ?? null,
      runId: request.parts["dag_run_id"] ?? null,
      extra: describeRequest(event, request, configuration.sensitiveNames),
    }),
  );
}

/** The web page asks what an act would reach each time a choice in its dialog changes; only the act itself is a change. */
function isOnlyAskedAbout({ user, body }: AuditedRequest): boolean {
  return user.via === "session" && typeof body === "object" && body !== null && Reflect.get(body, "dry_run") === true;
}
