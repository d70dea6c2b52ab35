import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { apiReferenceFiles } from "./api-reference-files.ts";
import { compressedFiles } from "./compressed-files.ts";

/** Only what the browser uses of these is bundled: none of their modules does anything when it is imported. */
const PURE_PACKAGES =
  /packages[\\/]domain[\\/]|node_modules[\\/](?:lucide-react|@tanstack|@mantine[\\/](?:core|hooks)[\\/]esm)/;

/** The development server hands everything but the pages to a running Baram server. */
const SERVER = "http://127.0.0.1:8080";

export default defineConfig({
  // The server says where the files are, in the page and by it everywhere.
  base: "./",
  plugins: [react(), apiReferenceFiles(), compressedFiles()],
  resolve: { conditions: ["baram-source", "module", "browser", "import", "default"] },
  server: { proxy: { "/ui": SERVER, "/api": SERVER } },
  worker: { format: "es" },
  build: {
    outDir: "dist",
    target: "es2022",
    chunkSizeWarningLimit: 1800,
    rollupOptions: {
      output: {
        // A page would load some fifty files of some hundred bytes, six at a time, and its data after them.
        experimentalMinChunkSize: 20_000,
        manualChunks: (id) => (/node_modules[\\/]lucide-react[\\/]/.test(id) ? "icons" : undefined),
      },
      treeshake: { moduleSideEffects: (id) => id.endsWith(".css") || !PURE_PACKAGES.test(id) },
    },
  },
});
