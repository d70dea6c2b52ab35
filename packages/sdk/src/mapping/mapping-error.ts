import { DagError } from "../dag/dag-error.ts";

/** `expand` was given nothing to expand over. */
export class NothingToExpandError extends DagError {
  override readonly name = "NothingToExpandError";
}

/** `expand` was given a value that has no elements. */
export class NotExpandableError extends DagError {
  override readonly name = "NotExpandableError";
}

/** `expandKwargs` was given anything but a reference or a list of objects and references. */
export class NotAListOfObjectsError extends DagError {
  override readonly name = "NotAListOfObjectsError";
}

/** An option that is the same for all instances, or that `partial` gave already, was given to `expand`. */
export class UnmappableOptionError extends DagError {
  override readonly name = "UnmappableOptionError";
}

/** A mapped call names an argument that its function or operator does not have. */
export class UnknownArgumentError extends DagError {
  override readonly name = "UnknownArgumentError";
}

/** The same argument was given twice, in two calls of `partial` or in `partial` and `expand` of a group. */
export class DuplicateArgumentError extends DagError {
  override readonly name = "DuplicateArgumentError";
}

/** An argument has the name of a context variable. */
export class ContextVariableError extends DagError {
  override readonly name = "ContextVariableError";
}

/** `map`, `zip`, `concat` or `expand` was used on another XCom than what a task returned. */
export class MappedKeyError extends DagError {
  override readonly name = "MappedKeyError";
}

/** A task inside a mapped task group is mapped itself. */
export class MappedInsideMappedGroupError extends DagError {
  override readonly name = "MappedInsideMappedGroupError";
}

/** A task is expanded over an upstream list although its trigger rule does not wait for it. */
export class AlwaysExpandedError extends DagError {
  override readonly name = "AlwaysExpandedError";
}

/** A reference was used as a list while the Dag file loads. */
export class ReferenceIterationError extends DagError {
  override readonly name = "ReferenceIterationError";
}

/** A task was given to `map` where a plain function belongs. */
export class MapFunctionError extends DagError {
  override readonly name = "MapFunctionError";
}

/** A task group is expanded over, or returns, what has no list of its own while the Dag is scheduled. */
export class UnsupportedGroupValueError extends DagError {
  override readonly name = "UnsupportedGroupValueError";
}
