import type { Connection } from "baram";
import { SqlHook } from "../hooks/sql-hook.ts";

/** A database that tests run on. */
export interface TestedDatabase {
  readonly connection: Connection;
  /** How the database writes the parameter at a position, from 1. */
  parameter(position: number): string;
}

/** A connection of a test with the fields that matter. */
export function aConnection(fields: Partial<Connection>): Connection {
  const nothing = { description: null, host: null, login: null, password: null, schema: null, port: null };
  return { connectionId: "tested", connectionType: "sqlite", ...nothing, extra: null, extraJson: {}, ...fields };
}

/** Makes the table `sales` anew: five rows in two regions, one of them without an amount. */
export async function fillSales({ connection }: TestedDatabase): Promise<void> {
  const rows = "(1, 'north', 10), (2, 'north', 20), (3, 'south', 30), (4, 'south', null), (5, 'south', 40)";
  await new SqlHook({ connectionId: connection }).run([
    "drop table if exists sales",
    "create table sales (id integer primary key, region text, amount integer)",
    `insert into sales values ${rows}`,
  ]);
}
