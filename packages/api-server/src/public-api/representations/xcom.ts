import { formatInstant, type Json } from "@baram/domain";
import type { findXCom, listXComs } from "@baram/metadata-store";
import { shownText } from "../../http/printed-text.ts";
import * as schema from "../../http/schema.ts";

const ITEM_PROPERTIES = {
  key: schema.text(),
  timestamp: schema.dateTime(),
  execution_date: schema.dateTime(),
  map_index: schema.integer(),
  task_id: schema.text(),
  dag_id: schema.text(),
};

/** An XCom in a list: without its value. */
export const XComItem = schema.object("XComCollectionItem", ITEM_PROPERTIES);

/** An XCom in the stable API. */
export const XComRepresentation = schema.object("XCom", { ...ITEM_PROPERTIES, value: schema.anyJson() });

type ItemRow = Awaited<ReturnType<typeof listXComs>>["xcoms"][number];

/** An XCom as a list shows it. */
export function representXComItem(row: ItemRow): schema.Described<typeof XComItem> {
  return {
    dag_id: row.dagId,
    execution_date: formatInstant(row.logicalDate),
    key: row.key,
    map_index: row.mapIndex,
    task_id: row.taskId,
    timestamp: formatInstant(row.createdAt),
  };
}

/** Parity: as text a value comes the way Airflow prints it. */
export function representXCom(
  row: NonNullable<Awaited<ReturnType<typeof findXCom>>>,
  { value, isText }: { readonly value: Json; readonly isText: boolean },
): schema.Described<typeof XComRepresentation> {
  return { ...representXComItem(row), value: isText ? shownText(value) : value };
}
