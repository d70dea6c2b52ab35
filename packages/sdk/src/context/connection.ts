import type { JsonObject } from "@baram/domain";

/** How to reach an outside system. Secrets are in clear here and masked in logs. */
export interface Connection {
  readonly connectionId: string;
  readonly connectionType: string;
  readonly description: string | null;
  readonly host: string | null;
  readonly login: string | null;
  readonly password: string | null;
  readonly schema: string | null;
  readonly port: number | null;
  /** Further settings as text, usually JSON. */
  readonly extra: string | null;
  /** `extra` read as a JSON object; empty when it is not one. */
  readonly extraJson: JsonObject;
}
