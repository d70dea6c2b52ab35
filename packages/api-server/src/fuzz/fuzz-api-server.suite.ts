import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { addSeconds, type Json } from "@baram/domain";
import { attemptLogLine, attemptLogPath, formatAttemptLogLine } from "@baram/execution-api";
import { recordImportError } from "@baram/lifecycle";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask, NOON, SERVER_TOKEN } from "../api-server.fixture.ts";
import { describeFault } from "./checked-answers.fixture.ts";
import { FUZZ_SETTINGS } from "./fuzz-settings.fixture.ts";
import { type FuzzedRequest, fuzzedRequests } from "./fuzzed-requests.fixture.ts";
import { OPERATIONS, type Operation } from "./open-api-document.fixture.ts";

/** Every operation answers whatever it is asked with what it says it answers, and never fails. */
export function describeFuzz(createDatabase?: () => Promise<string>): void {
  let fixture: ApiServerFixture;

  beforeAll(async () => {
    const configuration = { exposedOptions: [OPTION] };
    const database = createDatabase === undefined ? {} : { url: await createDatabase() };
    fixture = await ApiServerFixture.open({ configuration, ...database });
    await fill(fixture);
  });
  afterAll(() => fixture.close());

  test.each(OPERATIONS)(
    `$operationId ($method $path) survives what is made up from the seed ${FUZZ_SETTINGS.seed}`,
    async (operation) => {
      expect.hasAssertions();
      await fc.assert(
        fc.asyncProperty(fuzzedRequests(operation, SERVER_TOKEN), (request) =>
          expectAnswer(fixture, operation, request),
        ),
        { seed: FUZZ_SETTINGS.seed, numRuns: FUZZ_SETTINGS.requestsPerOperation, endOnFailure: true },
      );
    },
    600_000,
  );
}

async function expectAnswer(fixture: ApiServerFixture, operation: Operation, request: FuzzedRequest): Promise<void> {
  const { method, url, headers, payload } = request;
  const response = await fixture.server.http.inject({
    method: method as "GET",
    url,
    headers,
    ...(payload === null ? {} : { payload }),
  });
  const contentType = String(response.headers["content-type"] ?? "");
  const fault = describeFault(operationAt(operation, url), {
    status: response.statusCode,
    contentType,
    text: response.body,
  });
  const causes = fixture.failures.splice(0).map((error) => (error instanceof Error ? `\n${error.stack}` : ""));
  expect(fault === null ? null : `${fault}${causes.join("")}`).toBeNull();
}

/**
 * The operation that an address belongs to: `~` in place of an id may lead to one that is about everything, and `..` to any,
 * because every client takes it for a step back.
 */
function operationAt(meant: Operation, url: string): Operation {
  const path = new URL(url, "http://localhost").pathname;
  const fitting = OPERATIONS.filter((one) => one.method === meant.method && patternOf(one.path).test(path));
  return fitting.toSorted((left, right) => countParts(left) - countParts(right))[0] ?? meant;
}

function countParts({ path }: Operation): number {
  return path.split("{").length;
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/[.~]/g, "\\$&").replaceAll(/\{\w+\}/g, "[^/]+")}$`);
}

const ORDERS = { kind: "asset", uri: "s3://orders", extra: {} } as const;
const DAILY = { kind: "cron", expression: "0 0 * * *", timezone: "UTC", written: "@daily" } as const;

/** Something of everything, under the names that requests use. */
async function fill(fixture: ApiServerFixture): Promise<void> {
  await fixture.addUser("Admin");
  await fixture.addUser("Viewer");
  const tasks = [
    aTask("extract", { outlets: [ORDERS] }),
    aTask("mapped", { expansion: { kind: "literal", length: 3 } }),
    aTask("load"),
  ];
  const params = { day: { default: 1, schema: { type: "integer" }, description: null } };
  await fixture.storeDags([
    aDag("etl", tasks, { params, schedule: DAILY, startDate: addSeconds(NOON, -40 * 24 * 60 * 60) }),
  ]);
  await fixture.storeDags([aDag("a", [aTask("a")], { schedule: { kind: "assets", condition: ORDERS } })]);
  await fixture.trigger("etl", "r1");
  const xcoms = [{ key: "a", value: "[1]", needsPurge: false }];
  const extracted = { kind: "success", xcoms, skippedTaskIds: [], returnedLength: null } as const;
  await fixture.runToEnd({
    extract: { ...extracted, outletEvents: [{ uri: ORDERS.uri, extra: {}, aliasName: null }] },
  });
  await fixture.trigger("etl", "0", "2024-01-02T00:00:00+00:00");
  await fixture.start();
  writeLog(fixture);
  await fixture.store.transaction((transaction) =>
    recordImportError(transaction, { ...IMPORT_ERROR, now: fixture.now, relativePath: "broken.ts" }),
  );
  const post = async (url: string, body: Json) =>
    expect((await fixture.send("POST", `/api/v1${url}`, { body })).json).not.toHaveProperty("status", 400);
  for (const name of ["a", "secret"]) await post("/variables", { key: name, value: name });
  await post("/connections", { connection_id: "a", conn_type: "http", extra: '{"password": "x"}' });
  await post("/pools", { name: "a", slots: 1 });
  await post("/roles", { name: "a", actions: [] });
  await post("/users/viewer/accessTokens", { name: "a" });
  const dates = { from_date: "2023-12-03T00:00:00Z", to_date: "2023-12-05T00:00:00Z" };
  await post("/dags/etl/backfills", dates);
}

const OPTION = {
  section: "core",
  key: "a",
  value: "1",
  defaultText: "1",
  help: "A.",
  origin: "default",
  place: null,
  variable: "BARAM__CORE__A",
} as const;

const IMPORT_ERROR = { message: "No.", errorKind: "syntax", line: 1, column: 1, frame: null, stack: null };

function writeLog(fixture: ApiServerFixture): void {
  const key = { dagId: "etl", runId: "r1", taskId: "extract", mapIndex: -1 };
  const path = join(fixture.folder, "logs", attemptLogPath(key, 1));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, formatAttemptLogLine(attemptLogLine(NOON, "info", "task", "hello")));
}
