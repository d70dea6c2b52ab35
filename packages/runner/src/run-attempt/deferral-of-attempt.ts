import { decodeXCom, encodeXCom, type Resumption } from "@baram/domain";
import type { AttemptOutcome } from "@baram/execution-api";
import { describeTrigger, type MadeDeferral, type OperatorResumption, resumingMethod } from "@baram/sdk/runtime";

type Operator = Parameters<typeof describeTrigger>[0];

/** Words a deferral for the server. Throws a sentence for what could not be made again from its words. */
export function deferralOutcome(
  operator: Operator,
  { trigger, methodName, kwargs, timeoutSeconds }: MadeDeferral,
): AttemptOutcome & { readonly kind: "deferred" } {
  resumingMethod(operator, methodName);
  const { classpath, description } = describeTrigger(operator, trigger);
  return {
    kind: "deferred",
    trigger: { classpath, kwargs: textOf(description, `What the trigger ${classpath} is made from`) },
    methodName,
    methodKwargs: kwargs === null ? null : textOf(kwargs, `What "${methodName}" is handed`),
    timeoutSeconds,
  };
}

/** What an operator goes on with, from the server's words. */
export function readResumption({ methodName, methodKwargs, classpath, outcome }: Resumption): OperatorResumption {
  return {
    methodName,
    kwargs: methodKwargs === null ? null : (decodeXCom(methodKwargs) as object),
    classpath,
    outcome: outcome.kind === "event" ? { kind: "event", event: decodeXCom(outcome.value) } : outcome,
  };
}

/** An event as XCom text. */
export function eventText(event: unknown): string {
  return textOf(event, "The event");
}

function textOf(value: unknown, what: string): string {
  const encoded = encodeXCom(value);
  if (encoded.kind === "refused") throw new TypeError(`${what} cannot be stored: ${encoded.message}`);
  return encoded.kind === "nothing" ? "null" : encoded.text;
}
