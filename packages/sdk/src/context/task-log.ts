/** Values beside a log line, kept as data. */
export type LogFields = Readonly<Record<string, unknown>>;

/** A task's log: sentences with structured fields. Secrets are masked. */
export interface TaskLog {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}
