import { addSeconds, type Clock, type Logger } from "@baram/domain";
import { removeOldLogs } from "@baram/worker";
import type { Configuration } from "../configuration/configuration.ts";
import type { Folders } from "../configuration/folders.ts";
import type { RunningPart } from "./server-options.ts";

const SECONDS_PER_DAY = 86_400;
const MILLISECONDS_BETWEEN_LOOKS = 3_600_000;

/** Removes old logs now and every hour; does nothing where they are kept for ever. */
export function startLogRetention({
  configuration,
  folders,
  clock,
  logger,
}: {
  readonly configuration: Configuration;
  readonly folders: Folders;
  readonly clock: Clock;
  readonly logger: Logger;
}): RunningPart {
  const { retention_days: days } = configuration.logging;
  if (days === 0) return { stop: () => Promise.resolve() };
  let look: Promise<void> = Promise.resolve();
  const lookAgain = () => {
    look = look
      .then(() => removeOldLogs(folders.logs, { before: addSeconds(clock.now(), -days * SECONDS_PER_DAY) }))
      .then((count) => {
        if (count > 0) logger.info("Removed old logs", { count });
      })
      .catch((error: unknown) => logger.error("Old logs could not be removed", { error }));
  };
  const timer = setInterval(lookAgain, MILLISECONDS_BETWEEN_LOOKS).unref();
  lookAgain();
  return {
    stop: () => {
      clearInterval(timer);
      return look;
    },
  };
}
