/** A command that could not do what it was asked. The message is the sentence its user reads; the exit code is 1. */
export class CommandFailure extends Error {
  override readonly name = "CommandFailure";
}
