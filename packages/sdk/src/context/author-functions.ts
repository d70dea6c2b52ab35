import type { Connection } from "./connection.ts";
import { ConnectionNotFoundError, OutsideTaskError, VariableNotFoundError } from "./context-errors.ts";
import { currentExecution, type Execution } from "./execution.ts";
import type { TaskContext } from "./task-context.ts";

/** The context of the running task, from anywhere below its handler. */
export function getContext(): TaskContext {
  return requireExecution("getContext()", "{{ ds }}").context;
}

/** Reads a connection while a task runs. */
export async function getConnection(connectionId: string): Promise<Connection> {
  const { services } = requireExecution(`getConnection("${connectionId}")`, `{{ conn.${connectionId}.host }}`);
  const connection = await services.findConnection(connectionId);
  if (connection === null) throw new ConnectionNotFoundError(connectionId);
  return connection;
}

/** What {@link getVariable} returns when there is no such variable. */
export interface VariableDefault<Value> {
  readonly default: Value;
}

/** Reads a variable's text while a task runs. Without a default, a variable that does not exist is an error. */
export async function getVariable(key: string): Promise<string>;
export async function getVariable<Value>(key: string, missing: VariableDefault<Value>): Promise<string | Value>;
export async function getVariable(key: string, missing?: VariableDefault<unknown>): Promise<unknown> {
  const { services } = requireExecution(`getVariable("${key}")`, `{{ var.value.${key} }}`);
  const value = await services.findVariable(key);
  if (value !== null) return value;
  if (missing === undefined) throw new VariableNotFoundError(key);
  return missing.default;
}

/** How {@link setVariable} stores. */
export interface SetVariableOptions {
  readonly description?: string;
}

/** Stores a variable's text while a task runs. */
export async function setVariable(key: string, value: string, options: SetVariableOptions = {}): Promise<void> {
  const { services } = requireExecution(`setVariable("${key}", …)`, null);
  await services.setVariable(key, value, options.description ?? null);
}

/** Removes a variable while a task runs. @returns whether there was one. */
export async function deleteVariable(key: string): Promise<boolean> {
  const { services } = requireExecution(`deleteVariable("${key}")`, null);
  return services.deleteVariable(key);
}

function requireExecution(call: string, template: string | null): Execution {
  const execution = currentExecution();
  if (execution === null) throw new OutsideTaskError(call, template);
  return execution;
}
