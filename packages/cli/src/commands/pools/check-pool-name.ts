import { CommandFailure } from "../../program/command-failure.ts";

const NAME_LENGTH_MAXIMUM = 256;

/** Throws {@link CommandFailure} for a name that no pool can have. */
export function checkPoolName(name: string): void {
  if (name === "") throw new CommandFailure("A pool has to have a name.");
  if (name.length > NAME_LENGTH_MAXIMUM) {
    throw new CommandFailure(
      `The name of a pool cannot have more than ${NAME_LENGTH_MAXIMUM} characters; this one has ${name.length}.`,
    );
  }
}
