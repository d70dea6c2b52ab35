/** The environment has a connection that cannot be read, and no other place has it. */
export class UnreadableConnectionError extends Error {
  override readonly name = "UnreadableConnectionError";

  constructor({ connectionId, reason }: { readonly connectionId: string; readonly reason: string }) {
    super(`There is no connection "${connectionId}" that can be read. ${reason}`);
  }
}
