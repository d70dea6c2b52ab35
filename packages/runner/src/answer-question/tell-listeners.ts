import { pathToFileURL } from "node:url";
import type { AuthorQuestion, ListenersTold } from "@baram/execution-api";
import { type Listener, tellListener } from "@baram/sdk/runtime";
import { describeThrown } from "../author-source/describe-thrown.ts";

type Question = Extract<AuthorQuestion, { kind: "tellListeners" }>;

/** Tells the listeners of a project of events, one after another. What one of them throws, the others do not feel. */
export async function tellListeners({ modules, events }: Question): Promise<Omit<ListenersTold, "printed">> {
  const listeners = await Promise.all(
    modules.map(async ({ name, modulePath }) => ({ name, listener: await loadListener(name, modulePath) })),
  );
  const thrown: string[] = [];
  for (const event of events) {
    for (const { name, listener } of listeners) {
      try {
        await tellListener(listener, event);
      } catch (error) {
        const { errorKind, message } = describeThrown(error);
        thrown.push(`${name}, of ${event.kind}: ${errorKind}: ${message}`);
      }
    }
  }
  return { thrown };
}

/** A module that was loaded stays loaded. */
async function loadListener(name: string, modulePath: string): Promise<Listener> {
  const { listener } = (await import(pathToFileURL(modulePath).href)) as { readonly listener?: Listener };
  if (typeof listener === "object" && listener !== null) return listener;
  throw new Error(`The module ${name} exports no listener: an object with functions such as onTaskInstanceFailed.`);
}
