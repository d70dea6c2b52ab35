import { describe } from "vitest";
import { describeMetadataStore } from "./metadata-store.suite.ts";
import { createTestDatabase } from "./test-database.fixture.ts";

describe("PostgreSQL", () => describeMetadataStore({ createDatabase: createTestDatabase, isShared: true }));
