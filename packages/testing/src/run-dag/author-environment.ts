/** What child processes of a task inherit in a test: the environment of the test itself. */
export function authorEnvironment(): Readonly<Record<string, string | undefined>> {
  return process.env;
}
