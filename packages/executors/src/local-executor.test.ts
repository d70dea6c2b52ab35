import { describeExecutor } from "./conformance/executor.suite.ts";
import { createSequentialExecutor, LocalExecutor } from "./local-executor.ts";

describeExecutor("LocalExecutor", 3, ({ startAttempt, stopAttempt, waitingAttempts }) => {
  return new LocalExecutor({ parallelism: 3, startAttempt, stopAttempt, waitingAttempts });
});
describeExecutor("SequentialExecutor", 1, (worker) => createSequentialExecutor(worker));
