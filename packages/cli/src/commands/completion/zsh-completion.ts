import type { CompletedCommand, CompletedFlag } from "./completion-tree.ts";

/** What zsh is to be told to complete the commands of a program. */
export function zshCompletion(tree: readonly CompletedCommand[]): string {
  const cases = tree.map(({ path, subcommands, flags }) => {
    const commands = subcommands.map(({ name, description }) => `        ${quoted(`${escaped(name)}:${description}`)}`);
    const options = flags.flatMap((flag) =>
      flag.names.map((name) => `        ${quoted(`${escaped(name)}:${flag.description}`)}`),
    );
    return `    ${quoted(path)})
      commands=(
${commands.join("\n")}
      )
      options=(
${options.join("\n")}
      ) ;;`;
  });
  return `#compdef baram
# Completion of baram for zsh. To use it: source <(baram completion zsh)
_baram() {
  local path_="" word place
  local -a commands options values
  for ((place = 2; place < CURRENT; place++)); do
    word="\${words[place]}"
    case "\${path_:+$path_ }$word" in
${tree
  .filter(({ path }) => path !== "")
  .map(({ path }) => `      ${quoted(path)}) path_=${quoted(path)} ;;`)
  .join("\n")}
    esac
  done
  case "$path_ \${words[CURRENT-1]}" in
${tree.flatMap(({ path, flags }) => flags.filter(({ takesValue }) => takesValue).map((flag) => valueCase(path, flag))).join("\n")}
  esac
  case "$path_" in
${cases.join("\n")}
  esac
  if [[ "\${words[CURRENT]}" == -* ]]; then
    _describe option options
  elif (( \${#commands} )); then
    _describe command commands
  else
    _files
  fi
}
compdef _baram baram
`;
}

function valueCase(path: string, { names, choices }: CompletedFlag): string {
  const patterns = names.map((name) => quoted(`${path} ${name}`)).join("|");
  if (choices.length === 0) return `    ${patterns}) _files; return ;;`;
  return `    ${patterns}) values=(${choices.map(quoted).join(" ")}); _describe value values; return ;;`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A colon ends the name of what is described. */
function escaped(name: string): string {
  return name.replaceAll(":", "\\:");
}
