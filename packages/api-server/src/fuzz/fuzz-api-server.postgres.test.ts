import { createTestDatabase } from "@baram/metadata-store/fixture";
import { describeFuzz } from "./fuzz-api-server.suite.ts";

describeFuzz(createTestDatabase);
