import type { Json } from "../json.ts";
import { resolveParams } from "../params/resolve-params.ts";
import type { SerializedParam } from "../serialized-dag/serialized-dag.ts";

/** The trigger that stands for a person's answer: it has no event of its own, the answer resumes its task. */
export const HITL_TRIGGER_CLASSPATH = "baram.HITLTrigger";

/** What a task asks of a person. */
export interface HumanRequest {
  /** One line. */
  readonly subject: string;
  /** More of it, as Markdown; `null` for nothing more. */
  readonly body: string | null;
  /** What can be chosen from, in this order. */
  readonly options: readonly string[];
  /** What is chosen when the time is over; `null` where nothing is, so that the task fails. */
  readonly defaults: readonly string[] | null;
  /** Whether several options can be chosen. */
  readonly multiple: boolean;
  /** What is to be filled in beside. */
  readonly params: Readonly<Record<string, SerializedParam>>;
  /** The names of the users who may answer; empty where everybody may who has the right. */
  readonly assignedUsers: readonly string[];
}

/** What a person answered, or what stands in for it. */
export interface HumanResponse {
  readonly chosenOptions: readonly string[];
  readonly paramsInput: Readonly<Record<string, Json>>;
}

/** An answer that fits its request, with the defaults of what was not filled in, or why it does not fit. */
export type CheckedHumanResponse =
  | { readonly kind: "response"; readonly response: HumanResponse }
  | { readonly kind: "refused"; readonly message: string };

/** What whoever tries a task out answers in the place of the people that it asks. */
export type AnswerOnTheSpot =
  /** `answeredBy` is `null` where the defaults were taken. */
  | { readonly kind: "answer"; readonly response: HumanResponse; readonly answeredBy: string | null }
  /** And there are no defaults. */
  | { readonly kind: "nobody" }
  | { readonly kind: "refused"; readonly message: string };

/** Whether somebody is among those who are asked. */
export function isAskedOf({ assignedUsers }: Pick<HumanRequest, "assignedUsers">, userName: string): boolean {
  return assignedUsers.length === 0 || assignedUsers.includes(userName);
}

/** Holds an answer to its request. */
export function checkHumanResponse(
  request: Pick<HumanRequest, "options" | "multiple" | "params">,
  { chosenOptions, paramsInput }: HumanResponse,
): CheckedHumanResponse {
  const problem = choiceProblem(request, chosenOptions);
  if (problem !== null) return { kind: "refused", message: problem };
  const unknown = Object.keys(paramsInput).find((name) => request.params[name] === undefined);
  if (unknown !== undefined) return { kind: "refused", message: `The request has no input "${unknown}".` };
  const resolved = resolveParams(request.params, paramsInput);
  if (resolved.kind === "refused") return resolved;
  return { kind: "response", response: { chosenOptions, paramsInput: resolved.params } };
}

/** What is answered when nobody has in time; `null` where that fails the task. */
export function defaultHumanResponse({ defaults, params }: HumanRequest): HumanResponse | null {
  if (defaults === null) return null;
  const resolved = resolveParams(params, {});
  return resolved.kind === "refused" ? null : { chosenOptions: defaults, paramsInput: resolved.params };
}

/** What is wrong with a request as an author wrote it; `null` for nothing. */
export function humanRequestProblem(request: HumanRequest): string | null {
  const { options, defaults, multiple, params } = request;
  if (options.length === 0) return '"options" is empty; expected at least one.';
  if (new Set(options).size < options.length) return '"options" has an option twice.';
  if (defaults === null) return null;
  const problem = choiceProblem({ options, multiple }, defaults);
  if (problem !== null) return `"defaults" cannot be chosen. ${problem}`;
  const resolved = resolveParams(params, {});
  if (resolved.kind === "params") return null;
  return `"defaults" is given, so each param needs a default that fits. ${resolved.message}`;
}

/** Reads a request that came from author code; `null` for what is none. */
export function parseHumanRequest(value: unknown): HumanRequest | null {
  if (typeof value !== "object" || value === null) return null;
  const { subject, body, options, defaults, multiple, params, assignedUsers } = value as Record<string, unknown>;
  const isRequest =
    typeof subject === "string" &&
    (body === null || typeof body === "string") &&
    isTexts(options) &&
    (defaults === null || isTexts(defaults)) &&
    typeof multiple === "boolean" &&
    isParams(params) &&
    isTexts(assignedUsers);
  if (!isRequest) return null;
  const request = { subject, body, options, defaults, multiple, params, assignedUsers };
  return humanRequestProblem(request) === null ? request : null;
}

function choiceProblem(
  { options, multiple }: Pick<HumanRequest, "options" | "multiple">,
  chosen: readonly string[],
): string | null {
  if (chosen.length === 0) return `Nothing is chosen; expected ${multiple ? "some" : "one"} of ${options.join(", ")}.`;
  const unknown = chosen.find((option) => !options.includes(option));
  if (unknown !== undefined) return `"${unknown}" is not among the options ${options.join(", ")}.`;
  if (new Set(chosen).size < chosen.length) return "An option is chosen twice.";
  return chosen.length > 1 && !multiple ? `Only one of ${options.join(", ")} can be chosen.` : null;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

function isParams(value: unknown): value is HumanRequest["params"] {
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).every(
    (one: unknown) => typeof one === "object" && one !== null && typeof Reflect.get(one, "schema") === "object",
  );
}
