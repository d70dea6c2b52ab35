import type { CompletedCommand } from "./completion-tree.ts";

/** What bash is to be told to complete the commands of a program. */
export function bashCompletion(tree: readonly CompletedCommand[]): string {
  const words = tree.map(({ path, subcommands, flags }) => {
    const names = [...subcommands.map(({ name }) => name), ...flags.flatMap((flag) => flag.names)];
    return `    "${path}") words="${names.join(" ")}" ;;`;
  });
  const values = tree.flatMap(({ path, flags }) =>
    flags
      .filter(({ takesValue }) => takesValue)
      .flatMap(({ names, choices }) =>
        names.map((name) => `    "${path} ${name}") values="${choices.join(" ")}"; takes=1 ;;`),
      ),
  );
  return `# Completion of baram for bash. To use it: eval "$(baram completion bash)"
_baram() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" path="" word words="" values="" takes="" place
  COMPREPLY=()
  for ((place = 1; place < COMP_CWORD; place++)); do
    word="\${COMP_WORDS[place]}"
    case "\${path:+$path }$word" in
${tree
  .filter(({ path }) => path !== "")
  .map(({ path }) => `    "${path}") path="${path}" ;;`)
  .join("\n")}
    esac
  done
  case "$path $previous" in
${values.join("\n")}
  esac
  if [[ -n "$takes" ]]; then
    if [[ -n "$values" ]]; then COMPREPLY=($(compgen -W "$values" -- "$current")); fi
    return
  fi
  case "$path" in
${words.join("\n")}
  esac
  if [[ "$current" != -* ]]; then
    # A flag is offered to whoever begins one.
    words="$(for word in $words; do [[ "$word" != -* ]] && printf '%s ' "$word"; done)"
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _baram baram
`;
}
