import { UNMAPPED } from "@baram/domain";
import { InvalidArgumentError } from "commander";

/** For commander: refuses what names no copy of a task. */
export function mapIndexArgument(text: string): number {
  const mapIndex = Number(text);
  if (text !== "" && Number.isInteger(mapIndex) && mapIndex >= UNMAPPED) return mapIndex;
  throw new InvalidArgumentError(`"${text}" is no map index; expected a whole number from 0.`);
}
