import { describe } from "vitest";
import { LifecycleFixture } from "../lifecycle.fixture.ts";
import { describeLifecycle } from "./lifecycle.suite.ts";

describe("on SQLite", () => describeLifecycle(() => LifecycleFixture.open()));
