export type { AttemptCarrier } from "./attempt-carrier.ts";
export { InProcessCarrier, type InProcessOptions } from "./in-process-carrier.ts";
export { TestEngine, type TestEngineOptions } from "./test-engine.ts";
export { clearStore } from "./test-store.ts";
export { VirtualClock } from "./virtual-clock.ts";
export { WaitingAttempts } from "./waiting-attempts.ts";
