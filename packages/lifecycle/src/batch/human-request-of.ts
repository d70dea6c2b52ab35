import { decodeXCom, HITL_TRIGGER_CLASSPATH, type HumanRequest, parseHumanRequest } from "@baram/domain";

/** What a trigger asks of a person; `null` for any other trigger, and for what does not read as a request. */
export function humanRequestOf({
  classpath,
  kwargs,
}: {
  readonly classpath: string;
  readonly kwargs: string;
}): HumanRequest | null {
  if (classpath !== HITL_TRIGGER_CLASSPATH) return null;
  try {
    return parseHumanRequest(Reflect.get(Object(decodeXCom(kwargs)), "request"));
  } catch {
    // It came from author code: a text that was never written is no request.
    return null;
  }
}
