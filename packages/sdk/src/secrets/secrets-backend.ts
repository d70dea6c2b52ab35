/**
 * A place of your own for connections, variables and secret options. A module exports it as `secretsBackend`, or a function that makes it
 * from what `[secrets] backend_kwargs` gives; `[secrets] backend` names the module. It is asked before the environment and
 * the database.
 *
 * Its functions run in a runner process. One that is left out has nothing.
 *
 *     export const secretsBackend = (options: { readonly prefix: string }): SecretsBackend => ({
 *       getConnection: (connectionId) => vault.read(`${options.prefix}/connections/${connectionId}`),
 *     });
 */
export interface SecretsBackend {
  /** A connection as a URI, as JSON, or as the object that the JSON would be; `null` or `undefined` for none. */
  readonly getConnection?: (connectionId: string) => unknown;
  /** The value of a variable; anything but a text is kept as JSON. `null` or `undefined` for none. */
  readonly getVariable?: (key: string) => unknown;
  /** The value of an option that the configuration names by `…_SECRET`; `null` or `undefined` for none. */
  readonly getConfig?: (key: string) => unknown;
}
