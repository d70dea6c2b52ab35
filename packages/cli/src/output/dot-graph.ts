import { writeTextFile } from "../arguments/write-text-file.ts";
import { CommandFailure } from "../program/command-failure.ts";
import { say, type Terminal } from "../terminal/terminal.ts";

/** Where a graph in the language of Graphviz goes; printed unless it is saved. */
export interface DotGraphOptions {
  readonly save?: string;
  readonly imgcat?: boolean;
}

/** Throws {@link CommandFailure} where a picture is asked for, which is not drawn here. */
export function checkDotGraphOptions({ save, imgcat = false }: DotGraphOptions): void {
  if (save !== undefined && imgcat) {
    throw new CommandFailure(
      "Option --save and --imgcat are mutually exclusive. Please remove one option to execute the command.",
    );
  }
  if (imgcat) throw new CommandFailure("Pictures are not drawn here: print the graph and pipe it through `dot -Tpng`.");
  if (save !== undefined && !/\.(?:dot|gv)$/u.test(save)) {
    throw new CommandFailure(`${save} would be a picture: save a .dot file, and draw it with "dot -O -Tpng".`);
  }
}

/** Prints a graph, or saves it. */
export function putDotGraph(terminal: Terminal, text: string, { save }: DotGraphOptions): void {
  if (save === undefined) {
    terminal.write(text);
    return;
  }
  writeTextFile(terminal, { file: save, text });
  say(terminal, `File ${save} saved`);
}
