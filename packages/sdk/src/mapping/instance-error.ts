/*
 * Mistakes that show themselves only when an instance of a mapped task runs. They fail its attempt, which may be tried
 * again.
 */

/** A list to expand over is no list, or an object of `expandKwargs` is no object. */
export class NotAListError extends Error {
  override readonly name = "NotAListError";
}

/** An element that an instance needs is not there. */
export class MissingElementError extends Error {
  override readonly name = "MissingElementError";
}

/** The arguments that an instance was given do not fit its function. */
export class InstanceArgumentError extends Error {
  override readonly name = "InstanceArgumentError";
}

/** What there is to expand over has become shorter since the instance was made. */
export class MapIndexError extends Error {
  override readonly name = "MapIndexError";
}
