import { codeOf } from "./error-code.ts";

/** What PostgreSQL says to every query of a transaction in which one has failed. */
export const TRANSACTION_ABORTED = "25P02";

const DEADLOCK = "40P01";
const SERIALIZATION_FAILURE = "40001";
/** Two made the same thing at the same moment; the later one finds it when it looks again. */
const UNIQUE_VIOLATION = "23505";

/** Whether a transaction failed only because of what another did at the same time, so that it may be begun again. */
export function isRefusedForAnother(error: unknown): boolean {
  return [DEADLOCK, SERIALIZATION_FAILURE, UNIQUE_VIOLATION].includes(codeOf(error));
}

/**
 * Connections that broke, were ended because a transaction was left open too long, or were not to be had, a server that
 * stops or starts, and no room on its disk.
 */
const LOST =
  /^(08...|25P03|57P0[123]|53[123]00|ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENOENT)$/;
/** The driver's own errors have no code. */
const LOST_MESSAGE = /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying)/;

/** Whether an error says that the server could not be reached or had no room, whatever it was asked. */
export function isConnectionLost(error: unknown): boolean {
  if (error instanceof AggregateError && error.errors.some(isConnectionLost)) return true;
  return LOST.test(codeOf(error)) || (error instanceof Error && LOST_MESSAGE.test(error.message));
}
