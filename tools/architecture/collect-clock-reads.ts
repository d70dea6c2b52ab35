import { type Program, Visitor } from "oxc-parser";
import type { LinePositions } from "./line-positions.ts";

/** The lines with `new Date()` or `Temporal.Now`; `Date.now()` is the linter's. */
export function collectClockReads(program: Program, positions: LinePositions): number[] {
  const lines: number[] = [];
  new Visitor({
    NewExpression: ({ callee, arguments: parameters, start }) => {
      if (callee.type === "Identifier" && callee.name === "Date" && parameters.length === 0) {
        lines.push(positions.lineAt(start));
      }
    },
    MemberExpression: ({ object, property, start }) => {
      const isTemporal = object.type === "Identifier" && object.name === "Temporal";
      if (isTemporal && property.type === "Identifier" && property.name === "Now") lines.push(positions.lineAt(start));
    },
  }).visit(program);
  return lines;
}
