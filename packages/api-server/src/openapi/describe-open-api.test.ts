import { expect, test } from "vitest";
import { ApiServerFixture } from "../api-server.fixture.ts";
import { ROUTE_TABLES } from "../http/route-tables.ts";
import { describeOpenApi } from "./describe-open-api.ts";

interface Operation {
  readonly operationId: string;
  readonly tags?: readonly string[];
  readonly summary: string;
  readonly description?: string;
}

interface Document {
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

const document = describeOpenApi("0.1.0") as Document;

test("every route is described once, under its own name", () => {
  const names = Object.values(document.paths).flatMap((path) => Object.values(path).map((route) => route.operationId));
  const routes = ROUTE_TABLES.flatMap(({ routes: table }) => table.map((route) => route.operationId));
  expect(new Set(names)).toEqual(new Set(routes));
  expect(names).toHaveLength(routes.length);
  expect(new Set(names).size).toBe(names.length);
});

test("a route is described with its parameters, its body and its answers", () => {
  expect(document.paths["/api/v1/dags/{dag_id}"]?.["patch"]).toMatchObject({
    parameters: [
      { name: "dag_id", in: "path", required: true, schema: { type: "string" } },
      { name: "update_mask", in: "query", schema: { type: "array", items: { type: "string" } } },
    ],
    requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/PatchDAG" } } } },
    responses: {
      200: { content: { "application/json": { schema: { $ref: "#/components/schemas/DAG" } } } },
      404: { content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } },
    },
  });
});

test("every operation of the stable API is in a group, and says in words what it does", () => {
  const { tags, paths } = describeOpenApi("0.1.0", { tables: [ROUTE_TABLES[0]] }) as Document;
  const groups = tags.map(({ name }) => name);
  const operations = Object.values(paths).flatMap((path) => Object.values(path));
  const lacking = operations.filter(({ tags: its = [], description, summary }) => {
    return its.length === 0 || its.some((tag) => !groups.includes(tag)) || !description || !summary;
  });
  expect(lacking.map(({ operationId }) => operationId)).toEqual([]);
  expect(groups.slice(0, 3)).toEqual(["DAG", "DAGRun", "TaskInstance"]);
  expect(tags.filter(({ description }) => description === "")).toEqual([]);
});

test("an operation says which rights it needs", () => {
  expect(document.paths["/api/v1/pools"]?.["post"]?.description).toBe(
    "Creates a pool with its number of slots.\n\nNeeds `can_create Pools`.",
  );
});

test("the server describes its stable API to everybody", async () => {
  const fixture = await ApiServerFixture.open();
  const { status, json } = await fixture.get("/api/v1/openapi.json", { as: null });
  await fixture.close();
  expect(status).toBe(200);
  const paths = Object.keys((json as Document).paths);
  expect(paths).toContain("/api/v1/dags");
  expect(paths.filter((path) => !path.startsWith("/api/v1/"))).toEqual([]);
});

test("every reference leads to a schema of the document", () => {
  const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
  expect(references.filter((name) => name === undefined || !(name in document.components.schemas))).toEqual([]);
});
