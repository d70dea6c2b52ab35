import { Link } from "@tanstack/react-router";
import type { TaskInstance } from "../../api/ui-shapes.ts";
import { parseGridSearch } from "../../app/search-params.ts";
import { Duration } from "../../components/moment.tsx";
import { StateWord } from "../../components/state-badge.tsx";
import "../../components/table.css";

interface InstanceTableProps {
  readonly instances: readonly TaskInstance[];
  readonly nameOf: (instance: TaskInstance) => string;
}

/** Task instances of one run beside the grid, each leading to its own details there. */
export function InstanceTable({ instances, nameOf }: InstanceTableProps) {
  return (
    <table className="table group-tasks">
      <tbody>
        {instances.map((instance) => (
          <tr key={`${instance.task_id} ${instance.map_index}`}>
            <td>
              <Link
                to="/dags/$dagId"
                params={{ dagId: instance.dag_id }}
                search={(known) => ({
                  ...parseGridSearch({ ...known }),
                  run: instance.run_id,
                  task: instance.task_id,
                  map_index: instance.map_index < 0 ? undefined : instance.map_index,
                })}
                className="mono link"
              >
                {nameOf(instance)}
              </Link>
            </td>
            <td>
              <StateWord state={instance.state ?? "none"} />
            </td>
            <td className="number secondary">
              {instance.start_date !== null && <Duration start={instance.start_date} end={instance.end_date} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
