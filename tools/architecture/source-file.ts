import { parseSync } from "oxc-parser";
import { type Binding, collectBindings } from "./collect-bindings.ts";
import { collectClockReads } from "./collect-clock-reads.ts";
import { collectExports, type Export } from "./collect-exports.ts";
import { collectImports, type Import } from "./collect-imports.ts";
import { LinePositions } from "./line-positions.ts";

/** One file of code, reduced to what the rules look at. */
export interface SourceFile {
  /** Relative to the root of the repository, with forward slashes. */
  readonly path: string;
  /** The name of the part of the architecture that the file belongs to. */
  readonly part: string;
  /** Whether the file is a door of its part: named in the `exports` map of its package. */
  readonly isEntry: boolean;
  /** Whether it exists for tests only: a test, a suite, a fixture. */
  readonly isForTests: boolean;
  readonly imports: readonly Import[];
  readonly exports: readonly Export[];
  readonly bindings: readonly Binding[];
  readonly comments: readonly Comment[];
  /** The lines that ask for the present time by themselves. */
  readonly clockReads: readonly number[];
}

/** A comment without its marks. */
export interface Comment {
  readonly text: string;
  readonly line: number;
}

/** What is known of a file before it is parsed. */
export interface SourceFileLocation {
  readonly path: string;
  readonly part: string;
  readonly isEntry: boolean;
}

const FOR_TESTS = /\.(test|test-d|suite|fixture)\.[jt]sx?$|\/conformance\//;

/** Parses one file. A syntax error is left to the compiler: what could be read is checked. */
export function parseSourceFile(location: SourceFileLocation, text: string): SourceFile {
  const { program, comments, module } = parseSync(location.path, text);
  const positions = new LinePositions(text);
  return {
    ...location,
    isForTests: FOR_TESTS.test(location.path),
    imports: collectImports(program, module, positions),
    exports: collectExports(program, comments, text, positions),
    bindings: collectBindings(program, positions),
    comments: comments.map(({ value, start }) => ({ text: value, line: positions.lineAt(start) })),
    clockReads: collectClockReads(program, positions),
  };
}
