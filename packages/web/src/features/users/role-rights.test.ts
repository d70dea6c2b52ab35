import { expect, test } from "vitest";
import { dagIdsOf, resourcesToShow, toggle } from "./role-rights.ts";

const READ_ORDERS = { action: "can_read", resource: "DAG:orders" };
const READ_POOLS = { action: "can_read", resource: "Pools" };

test("a permission is given, and taken when it is given already", () => {
  expect(toggle([READ_POOLS], READ_ORDERS)).toEqual([READ_POOLS, READ_ORDERS]);
  expect(toggle([READ_POOLS, READ_ORDERS], READ_POOLS)).toEqual([READ_ORDERS]);
});

test("single Dags are told apart from what is about all", () => {
  expect(dagIdsOf([READ_POOLS, READ_ORDERS, { action: "can_edit", resource: "DAG:orders" }])).toEqual(["orders"]);
});

test("single Dags, given and added, come before the resources that match", () => {
  const given = { resources: ["DAGs", "Pools"], given: [READ_ORDERS], added: ["new"] };
  expect(resourcesToShow(given, "")).toEqual(["DAG:orders", "DAG:new", "DAGs", "Pools"]);
  expect(resourcesToShow(given, "poo")).toEqual(["Pools"]);
});
