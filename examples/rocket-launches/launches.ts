import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { getContext } from "baram";

/** Where the examples' own server answers as the launch library does. The variable `launches_url` names another. */
export const LAUNCHES_URL = "http://127.0.0.1:8793/2.0.0/launch/upcoming/";

/** One upcoming launch, as far as the examples read it. */
export interface Launch {
  readonly name: string;
  /** The address of a picture. Not every launch has a good one. */
  readonly image: string | null;
}

/** What the launch library answers. */
export interface LaunchList {
  readonly results: readonly Launch[];
}

/** Asks the launch library for the upcoming launches. */
export async function fetchLaunches(url: string): Promise<LaunchList> {
  const { signal } = getContext();
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`${url} answered ${response.status} ${response.statusText}.`);
  return (await response.json()) as LaunchList;
}

/** Saves each launch's picture under its own name. A picture that cannot be had is logged, and the others are saved. */
export async function savePictures(launches: readonly Launch[], folder: string): Promise<void> {
  const { log } = getContext();
  await mkdir(folder, { recursive: true });
  for (const { name, image } of launches) {
    const picture = await fetchPicture(image);
    if (picture === null) continue;
    const file = join(folder, picture.name);
    await writeFile(file, picture.bytes);
    log.info(`Saved the picture of ${name}`, { file });
  }
}

async function fetchPicture(url: string | null): Promise<{ name: string; bytes: Uint8Array } | null> {
  const { log, signal } = getContext();
  if (url === null || !URL.canParse(url)) {
    log.warn(`"${url}" appears to be an invalid URL.`);
    return null;
  }
  try {
    const response = await fetch(url, { signal });
    if (!response.ok) throw new Error(`it answered ${response.status}`);
    const name = new URL(url).pathname.split("/").at(-1) || "picture";
    return { name, bytes: new Uint8Array(await response.arrayBuffer()) };
  } catch (error) {
    signal.throwIfAborted();
    log.warn(`Could not get ${url}.`, { error: String(error) });
    return null;
  }
}
