/** Values that stand beside the sentence of a log line. */
export type LogFields = Readonly<Record<string, unknown>>;

/** A process's own log: sentences with structured fields. Processes are given one; nothing here prints. */
export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}
