import { createTestDatabase } from "@baram/metadata-store/fixture";
import { describe } from "vitest";
import { LifecycleFixture } from "../lifecycle.fixture.ts";
import { describeLifecycle } from "./lifecycle.suite.ts";

describe("on PostgreSQL", () => describeLifecycle(async () => LifecycleFixture.open(await createTestDatabase())));
