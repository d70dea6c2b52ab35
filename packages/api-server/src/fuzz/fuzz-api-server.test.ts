import { describeFuzz } from "./fuzz-api-server.suite.ts";

describeFuzz();
