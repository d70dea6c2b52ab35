import type { TaskContext } from "../context/task-context.ts";

/** An operator that calls an author's function with named inputs. */
export interface HandlerCall<R> {
  readonly callable: (inputs: never, context: TaskContext) => R;
  /** Rendered, references replaced by values. */
  readonly inputs: object;
  readonly templatesDict: Readonly<Record<string, unknown>> | null;
}

/** Calls the author's function as the task asks. */
export function callHandler<R>({ callable, inputs, templatesDict }: HandlerCall<R>, context: TaskContext): R {
  const contextForHandler: TaskContext =
    templatesDict === null
      ? context
      : (Object.create(context, { templatesDict: { value: templatesDict, enumerable: true } }) as TaskContext);
  return callable(inputs as never, contextForHandler);
}
