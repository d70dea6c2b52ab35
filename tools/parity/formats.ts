import type { ParityFormat } from "./parity-format.ts";

/**
 * The formats that are understood, by the name that vector files give them. A format is loaded when a file names it, so
 * that a run of a few quick cases does not wait for the engine.
 */
export const FORMATS: Readonly<Record<string, () => Promise<ParityFormat>>> = {
  "connection-uri/1": async () => (await import("./formats/connection-uri.ts")).connectionUri,
  "secret-masking/1": async () => (await import("./formats/secret-masking.ts")).secretMasking,
  "fernet/1": async () => (await import("./formats/fernet.ts")).fernet,
  "asset-schedule/1": async () => (await import("./formats/asset-schedule.ts")).assetSchedule,
  "timetable/1": async () => (await import("./formats/timetable.ts")).timetable,
  "dag-parse/1": async () => (await import("./formats/dag-parse.ts")).dagParse,
  "cli-exchange/1": async () => (await import("./formats/cli-exchange.ts")).cliExchange,
  "rest-exchange/1": async () => (await import("./formats/rest-exchange.ts")).restExchange,
  "template/1": async () => (await import("./formats/template.ts")).template,
  "dag-structure/1": async () => (await import("./formats/dag-structure.ts")).dagStructure,
  "dag-run-outcome/1": async () => (await import("./formats/dag-run-outcome.ts")).dagRunOutcome,
  "params/1": async () => (await import("./formats/params.ts")).params,
  "xcom-backend-hooks/1": async () => (await import("./formats/xcom-backend-hooks.ts")).xcomBackendHooks,
  "xcom-value/1": async () => (await import("./formats/xcom-value.ts")).xcomValue,
};
