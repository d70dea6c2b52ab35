import { decodeXCom, HITL_TRIGGER_CLASSPATH, humanRequestPath, parseHumanRequest } from "@baram/domain";
import type { Workload } from "@baram/execution-api";
import type { HumanRequestInContext } from "@baram/sdk";

/** A trigger as an attempt words it. */
export interface AskingTrigger {
  readonly classpath: string;
  /** XCom text. */
  readonly kwargs: string;
}

/** What a trigger asks of a person, and where that is answered; `null` for a trigger that asks nobody. */
export function humanRequestInContext(
  { classpath, kwargs }: AskingTrigger,
  { key, settings }: Pick<Workload, "key" | "settings">,
): HumanRequestInContext | null {
  if (classpath !== HITL_TRIGGER_CLASSPATH) return null;
  const request = parseHumanRequest(Reflect.get(Object(decodeXCom(kwargs)), "request"));
  if (request === null) return null;
  const { subject, body, options } = request;
  const url = settings.baseUrl === undefined ? null : `${settings.baseUrl}${humanRequestPath(key)}`;
  return { subject, body, options, url };
}
