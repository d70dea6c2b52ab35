import { ARCHIVE_PREFIX, listArchives, type MetadataReader } from "@baram/metadata-store";
import { problem } from "../http/reply.ts";

/** Only what is listed is read or dropped, whatever a path says. */
export async function findArchive(
  given: string,
  { reader }: { readonly reader: MetadataReader },
): Promise<string | null> {
  return (await listArchives(reader)).find((name) => name === given) ?? null;
}

/** The answer where there is none. */
export function archiveNotFound(name: string) {
  return problem(404, { title: `There is no archive "${name}"; their names begin with ${ARCHIVE_PREFIX}.` });
}
