import type { MetadataReader } from "../metadata-store.ts";

/** Every Dag file that was loaded once or has an import error, by path: what a Dag processor begins with. */
export async function listDagFiles(reader: MetadataReader) {
  const files = await reader.selectFrom("dagFile").select(["relativePath", "bundleHash", "inputs"]).execute();
  const errors = await reader.selectFrom("importError").select("relativePath").execute();
  const broken = new Set(errors.map(({ relativePath }) => relativePath));
  const loaded = files.map((file) => ({ ...file, hasImportError: broken.delete(file.relativePath) }));
  const neverLoaded = [...broken].map((relativePath) => ({
    relativePath,
    bundleHash: null,
    inputs: null,
    hasImportError: true,
  }));
  return [...loaded, ...neverLoaded];
}
