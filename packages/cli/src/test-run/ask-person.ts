import {
  checkHumanResponse,
  defaultHumanResponse,
  type HumanRequest,
  type HumanResponse,
  type Json,
  type SerializedParam,
} from "@baram/domain";
import { say, type Terminal } from "../terminal/terminal.ts";

type AskedTerminal = Pick<Terminal, "write" | "readLine" | "columns" | "user">;

/**
 * Asks on the terminal what a task that is tried out asks of people, one question after the other. Nobody is asked where
 * the output goes elsewhere: the defaults are taken then, as at the end of the input.
 */
export function askPersonOn(terminal: AskedTerminal) {
  let before: Promise<unknown> = Promise.resolve();
  return (request: HumanRequest) => {
    const answer = before.then(() => (terminal.columns === null ? null : ask(terminal, request)));
    before = answer;
    return answer;
  };
}

async function ask(terminal: AskedTerminal, request: HumanRequest) {
  const { subject, body, options } = request;
  say(terminal, `\n${subject}`);
  if (body !== null) say(terminal, body);
  options.forEach((option, index) => say(terminal, `  ${index + 1}  ${option}`));
  for (;;) {
    const response = await read(terminal, request);
    if (response === null) return null;
    const checked = checkHumanResponse(request, response);
    if (checked.kind === "response") return { response: checked.response, answeredBy: terminal.user };
    say(terminal, checked.message);
  }
}

async function read(terminal: AskedTerminal, request: HumanRequest): Promise<HumanResponse | null> {
  const { options, multiple, params } = request;
  const fallback = defaultHumanResponse(request);
  const otherwise = fallback === null ? "" : `, empty for ${fallback.chosenOptions.join(", ")}`;
  terminal.write(`${multiple ? "Numbers or names, with commas between" : "Number or name"}${otherwise}: `);
  const line = await terminal.readLine();
  if (line === null || (line.trim() === "" && fallback !== null)) return fallback;
  const chosenOptions = (multiple ? line.split(",") : [line])
    .map((word) => word.trim())
    .map((word) => options[Number(word) - 1] ?? word);
  const inputs: Record<string, Json> = {};
  for (const [name, param] of Object.entries(params)) {
    const value = await readInput(terminal, name, param);
    if (value !== undefined) inputs[name] = value;
  }
  return { chosenOptions, paramsInput: inputs };
}

/** `undefined` leaves it to the default. */
async function readInput(terminal: AskedTerminal, name: string, param: SerializedParam): Promise<Json | undefined> {
  const { schema, description, default: fallback } = param;
  const otherwise =
    fallback === undefined ? "" : ` [${typeof fallback === "string" ? fallback : JSON.stringify(fallback)}]`;
  terminal.write(`${description ?? name}${otherwise}: `);
  const line = await terminal.readLine();
  if (line === null || line === "") return undefined;
  if (schema["type"] === "string") return line;
  try {
    return JSON.parse(line) as Json;
  } catch {
    // A text without quotes; the schema says whether that will do.
    return line;
  }
}
