import { DagError } from "../dag/dag-error.ts";
import type { Refused } from "../task/refused.ts";

/** @deprecated Write `dag.task(handler)` or `FunctionOperator`. */
export const PythonOperator = formerOperator("PythonOperator", "use dag.task or FunctionOperator");

/** @deprecated Write `dag.task.branch(handler)` or `BranchOperator`. */
export const BranchPythonOperator = formerOperator("BranchPythonOperator", "use dag.task.branch or BranchOperator");

/** @deprecated Write `EmptyOperator`. */
export const DummyOperator = formerOperator("DummyOperator", "use EmptyOperator");

/** @deprecated Write `dag.taskGroup`. */
export const SubDagOperator = formerOperator("SubDagOperator", "use dag.taskGroup");

/** @deprecated Write `dag.task(handler, { isolation: "process" })`. */
export const PythonVirtualenvOperator = formerOperator(
  "PythonVirtualenvOperator",
  'use dag.task with isolation: "process"',
);

/** @deprecated Write `dag.task(handler, { isolation: "process" })`. */
export const ExternalPythonOperator = formerOperator(
  "ExternalPythonOperator",
  'use dag.task with isolation: "process"',
);

/** @deprecated Write `dag.task.sensor(handler)` or `FunctionSensor`. */
export const PythonSensor = formerOperator("PythonSensor", "use dag.task.sensor or FunctionSensor");

/** @deprecated Write `HttpOperator`, of the provider for HTTP. */
export const SimpleHttpOperator = formerOperator("SimpleHttpOperator", "use HttpOperator of the provider for HTTP");

/** @deprecated Write `SqlExecuteQueryOperator`, of the provider for SQL. */
export const PostgresOperator = formerOperator(
  "PostgresOperator",
  "use SqlExecuteQueryOperator of the provider for SQL",
);

/** @deprecated Write `SqlExecuteQueryOperator`, of the provider for SQL. */
export const MySqlOperator = formerOperator("MySqlOperator", "use SqlExecuteQueryOperator of the provider for SQL");

/** @deprecated Write `SqlExecuteQueryOperator`, of the provider for SQL. */
export const SqliteOperator = formerOperator("SqliteOperator", "use SqlExecuteQueryOperator of the provider for SQL");

/** Stands where an operator of older versions would be imported, so that its use names today's. */
function formerOperator<Remedy extends string>(name: string, remedy: Remedy): Refused<Remedy> {
  const refuse = class {
    constructor() {
      throw new DagError({ dagId: null, taskId: null }, `${name} is a former name: ${remedy}.`);
    }
  };
  // To the compiler it is nothing that could be constructed; at run time construction says why.
  return refuse as unknown as Refused<Remedy>;
}
