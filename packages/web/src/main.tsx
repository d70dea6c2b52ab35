import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { rememberBasePath } from "./api/base-path.ts";
import { App } from "./app/app.tsx";
import "@fontsource-variable/inter/wght.css";
import "./design/mantine-styles.ts";
import "./design/tokens.css";
import "./design/base.css";
import "./design/mantine.css";

rememberBasePath(document.querySelector<HTMLMetaElement>("meta[name=baram-base-path]")?.content ?? "");

const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
