import type { JsonObject } from "@baram/domain";
import type { Identity } from "../authentication/identity.ts";

/** What of a request the audit log keeps. */
export interface AuditedRequest {
  readonly parts: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: JsonObject;
  readonly user: Identity;
}
