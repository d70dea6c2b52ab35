export { createTriggerer, type Triggerer, type TriggererOptions } from "./triggerer.ts";
