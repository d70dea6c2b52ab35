import { dirname, join } from "node:path";
import type { Json } from "@baram/domain";
import type { ParityFormat, ParityOutcome } from "../parity-format.ts";
import { FixtureServer } from "../rest/fixture-server.ts";
import type { GivenRequest, GivenStep, RecordedResponse } from "../rest/given.ts";
import { type Captures, findMismatch } from "../rest/match-response.ts";
import type { SentResponse } from "../rest/send-request.ts";

interface Given {
  readonly fixture: string;
  readonly requests: readonly GivenStep[];
}

interface Expected {
  readonly responses: readonly (RecordedResponse | null)[];
}

/** Beside the exchanges, whichever fixture they begin with: the files name one. */
const FIXTURE_FILE = "fixtures.json";

let server: FixtureServer | null = null;
/** Whether a case has left something behind. */
let isChanged = false;

/** `rest-exchange/1`: requests of the stable API, each with its answer. */
export const restExchange: ParityFormat = {
  format: "rest-exchange/1",
  runsDags: true,

  async run({ given, expected }, { file, postgresUrl }) {
    const { requests } = given as Given;
    server ??= await FixtureServer.open(join(dirname(file), FIXTURE_FILE), { postgresUrl });
    if (isChanged) await server.reset();
    isChanged = !requests.every(isReading);
    return exchange(server, requests, (expected as Expected).responses);
  },

  async close() {
    await server?.close();
    server = null;
    isChanged = false;
  },
};

function isReading(step: GivenStep): boolean {
  return !("run_to_end" in step) && (step.method === "GET" || step.reads === true);
}

async function exchange(
  on: FixtureServer,
  steps: readonly GivenStep[],
  recorded: readonly (RecordedResponse | null)[],
): Promise<ParityOutcome> {
  const captures: Captures = new Map();
  for (const [place, step] of steps.entries()) {
    if ("run_to_end" in step) {
      await on.runToEnd();
      continue;
    }
    const expected = recorded[place];
    if (expected === undefined || expected === null) throw new Error(`Nothing was recorded of request ${place}.`);
    const difference = findDifference(expected, await on.send(fillIn(step, captures)), captures);
    if (difference === null) continue;
    const request = `${place} ${step.method} ${step.path}`;
    return { kind: "failed", expected: { [request]: difference.expected }, actual: { [request]: difference.actual } };
  }
  return { kind: "passed" };
}

function findDifference(
  expected: RecordedResponse,
  { status, headers, text }: SentResponse,
  captures: Captures,
): { readonly expected: unknown; readonly actual: unknown } | null {
  if (status !== expected.status) return { expected, actual: { status, text } };
  for (const [name, value] of Object.entries(expected.headers ?? {})) {
    if (headers[name] !== value) return { expected: { [name]: value }, actual: { [name]: headers[name] } };
  }
  if (expected.json === undefined && expected.text === undefined) {
    return text === "" ? null : { expected: "", actual: text };
  }
  const actual = expected.json === undefined ? text : parse(text);
  return findMismatch((expected.json ?? expected.text) as Json, actual, captures);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { "no JSON": text };
  }
}

/** Puts what was captured into path, query and body. */
function fillIn(request: GivenRequest, captures: Captures): GivenRequest {
  const fill = (value: unknown): unknown => {
    if (typeof value === "string") {
      return value.replace(/\$\{(\w+)\}/g, (text, name: string) => captures.get(name) ?? text);
    }
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, fill(field)]));
  };
  return fill(request) as GivenRequest;
}
