import type { CompletedCommand, CompletedFlag } from "./completion-tree.ts";

/** What fish is to be told to complete the commands of a program. */
export function fishCompletion(tree: readonly CompletedCommand[]): string {
  const paths = tree.filter(({ path }) => path !== "").map(({ path }) => quoted(path));
  const lines = tree.flatMap(({ path, subcommands, flags }) => {
    const condition = `-n ${quoted(`__baram_at ${quoted(path)}`)}`;
    return [
      ...subcommands.map(
        ({ name, description }) => `complete -c baram -f ${condition} -a ${quoted(name)} -d ${quoted(description)}`,
      ),
      ...flags.map((flag) => `complete -c baram ${condition} ${flagWords(flag)}`),
    ];
  });
  return `# Completion of baram for fish. To use it: baram completion fish | source
function __baram_at
  set -l path ""
  for word in (commandline -opc)[2..-1]
    set -l longer (string trim "$path $word")
    contains -- "$longer" ${paths.join(" ")}; and set path "$longer"
  end
  test "$path" = "$argv[1]"
end
${lines.join("\n")}
`;
}

function flagWords({ names, description, choices, takesValue }: CompletedFlag): string {
  const spelled = names.map((name) => (name.startsWith("--") ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  const value = choices.length > 0 ? ["-x", "-a", quoted(choices.join(" "))] : takesValue ? ["-r"] : [];
  return [...spelled, ...value, "-d", quoted(description)].join(" ");
}

function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
