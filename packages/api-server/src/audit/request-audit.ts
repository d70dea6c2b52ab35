import { setImmediate as nextTurn } from "node:timers/promises";
import { type AuditEntry, insertAuditEntry, leaveToCommit, type MetadataTransaction } from "@baram/metadata-store";
import type { Route } from "../http/route.ts";
import type { RouteDependencies } from "../route-dependencies.ts";
import type { AuditedRequest } from "./audited-request.ts";
import { describeRequest } from "./describe-request.ts";

type Dependencies = Pick<RouteDependencies, "auditEntries" | "changes" | "clock" | "configuration">;

/** The entry that a request leaves in the audit log: written by itself, or together with what the request asks for. */
export class RequestAudit {
  readonly #dependencies: Dependencies;
  /** `null` where there is none to write, or none any more. */
  #entry: AuditEntry | null;

  constructor(route: Route, request: AuditedRequest, dependencies: Dependencies) {
    this.#dependencies = dependencies;
    this.#entry = entryOf(route, request, dependencies);
  }

  /**
   * Writes what the request asks for and, before it, its entry, in one transaction, which other requests may share.
   *
   * @param body does nothing but read and write through its transaction: it may be carried out twice.
   */
  async act<Outcome>(body: (transaction: MetadataTransaction) => Promise<Outcome>): Promise<Outcome> {
    const entry = this.#entry;
    const outcome = await this.#dependencies.changes.write(async (transaction) => {
      if (entry !== null) await leaveToCommit(transaction, insertAuditEntry(transaction, entry));
      return body(transaction);
    });
    this.#entry = null;
    // What others do about it is sent to the database before the answer is made: a run that was triggered starts meanwhile.
    await nextTurn();
    return outcome;
  }

  /** Writes the entry by itself, unless it is written. */
  async record(): Promise<void> {
    const entry = this.#entry;
    if (entry === null) return;
    await this.#dependencies.auditEntries.write((transaction) => insertAuditEntry(transaction, entry));
    this.#entry = null;
  }
}

/** Routes that change nothing have no event. */
function entryOf(route: Route, request: AuditedRequest, { clock, configuration }: Dependencies): AuditEntry | null {
  const event = route.audit;
  if (event === undefined || ("recordsItself" in request.user && request.user.recordsItself)) return null;
  if (isOnlyAskedAbout(request)) return null;
  // Parity: a change made from the web page is told from one made by a program.
  const prefix = request.user.via === "session" ? "ui" : "api";
  return {
    createdAt: clock.now(),
    event: `${prefix}.${event}`,
    owner: request.user.name,
    dagId: request.parts["dag_id"] ?? null,
    taskId: request.parts["task_id"] ?? null,
    runId: request.parts["dag_run_id"] ?? null,
    extra: describeRequest(event, request, configuration.sensitiveNames),
  };
}

/** The web page asks what an act would reach each time a choice in its dialog changes; only the act itself is a change. */
function isOnlyAskedAbout({ user, body }: AuditedRequest): boolean {
  return user.via === "session" && typeof body === "object" && body !== null && Reflect.get(body, "dry_run") === true;
}
