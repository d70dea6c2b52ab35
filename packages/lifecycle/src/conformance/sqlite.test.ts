import { describe } from "vitest";
import { LifecycleFixture } from "../lifecycle.fixture.ts";
import { describeLifecycle } from "./lifecycle.suite.ts";
import { describeListeners } from "./listeners.suite.ts";

describe("on SQLite", () => describeLifecycle(() => LifecycleFixture.open()));
describe("on SQLite, with listeners", () =>
  describeListeners(() => LifecycleFixture.open(undefined, { hasListeners: true })));
