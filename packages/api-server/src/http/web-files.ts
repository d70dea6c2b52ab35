import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import type { FastifyReply, FastifyRequest } from "fastify";
import { takesGzip } from "./compress-answer.ts";
import { PATH_NOT_FOUND } from "./problem.ts";
import { sendProblem } from "./register-routes.ts";

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/** The bundler puts a hash of the content into these names, so what is behind one never changes. */
const HASHED_FOLDER = "/assets/";

/** What stands behind the name of a file that the bundler has put a compressed copy of beside it. */
const COMPRESSED = ".gz";

/**
 * The built web UI, as a list of its files made once: what is not in the list is not served, so no path can lead out
 * of the folder, and looking one up costs no work on the disk.
 */
export class WebFiles {
  readonly #folder: string;
  readonly #paths: ReadonlySet<string>;
  readonly #page: string;
  #latest: PlacedPage | null = null;

  constructor(folder: string, paths: ReadonlySet<string>, page: string) {
    this.#folder = folder;
    this.#paths = paths;
    this.#page = page;
  }

  /** A file, or the page for every path that the page's own router knows. A missing file is a 404, not the page. */
  send({ path, basePath }: WebFilePlace, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    if (path === "/" || path === "/index.html" || path.endsWith(COMPRESSED) || !this.#paths.has(path)) {
      const isFile = path.startsWith(HASHED_FOLDER) || CONTENT_TYPES[extname(path)] !== undefined;
      return isFile && path !== "/index.html"
        ? sendProblem(PATH_NOT_FOUND, reply)
        : this.#sendPage(basePath, request, reply);
    }
    const cacheControl = path.startsWith(HASHED_FOLDER) ? "public, max-age=31536000, immutable" : "no-cache";
    void reply
      .header("content-type", CONTENT_TYPES[extname(path)] ?? "application/octet-stream")
      .header("cache-control", cacheControl);
    if (!this.#paths.has(`${path}${COMPRESSED}`)) return reply.send(createReadStream(join(this.#folder, path)));
    void reply.header("vary", "accept-encoding");
    if (!takesGzip(request)) return reply.send(createReadStream(join(this.#folder, path)));
    return reply.header("content-encoding", "gzip").send(createReadStream(join(this.#folder, `${path}${COMPRESSED}`)));
  }

  #sendPage(basePath: string, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    if (this.#latest?.basePath !== basePath) this.#latest = placePage(this.#page, basePath);
    const { page, tag } = this.#latest;
    void reply.header("cache-control", "no-cache").header("etag", tag);
    if (request.headers["if-none-match"] === tag) return reply.status(304).send();
    return reply.header("content-type", "text/html; charset=utf-8").send(page);
  }
}

/** What of the web UI is asked for. */
interface WebFilePlace {
  readonly path: string;
  /** What stands before the paths of this server in the browser. */
  readonly basePath: string;
}

interface PlacedPage {
  readonly basePath: string;
  readonly page: Buffer;
  readonly tag: string;
}

/** The page for a base path: its files are found from every address below that, and its scripts are told of it. */
function placePage(text: string, basePath: string): PlacedPage {
  const placed = text
    .replace(/(\s(?:href|src)=")\.\//g, `$1${basePath}/`)
    .replace(/(<meta name="baram-base-path" content=")"/, `$1${basePath}"`);
  const page = Buffer.from(placed);
  return { basePath, page, tag: `"${createHash("sha256").update(page).digest("base64url").slice(0, 22)}"` };
}

/** Lists the folder of the built web UI; `null` when it has not been built. */
export async function openWebFiles(folder: string): Promise<WebFiles | null> {
  try {
    const page = await readFile(join(folder, "index.html"), "utf8");
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    const paths = files.map((file) => `/${relative(folder, join(file.parentPath, file.name)).split(sep).join("/")}`);
    return new WebFiles(folder, new Set(paths), page);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
