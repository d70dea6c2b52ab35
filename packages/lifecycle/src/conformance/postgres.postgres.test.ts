import { createTestDatabase } from "@baram/metadata-store/fixture";
import { describe } from "vitest";
import { LifecycleFixture } from "../lifecycle.fixture.ts";
import { describeLifecycle } from "./lifecycle.suite.ts";
import { describeListeners } from "./listeners.suite.ts";

describe("on PostgreSQL", () => describeLifecycle(async () => LifecycleFixture.open(await createTestDatabase())));
describe("on PostgreSQL, with listeners", () =>
  describeListeners(async () => LifecycleFixture.open(await createTestDatabase(), { hasListeners: true })));
