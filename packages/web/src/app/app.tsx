import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { LucideProvider } from "lucide-react";
import { useEffect, useState } from "react";
import { I18nextProvider } from "react-i18next";
import { whenLoggedOut } from "../api/http.ts";
import { queryKeys, sessionQuery } from "../api/queries.ts";
import { resolveCssVariables, theme } from "../design/theme.ts";
import { createI18n } from "./i18n/i18n.ts";
import { usePreferences } from "./preferences.ts";
import { createQueryClient } from "./query-client.ts";
import { createAppRouter } from "./router.tsx";

/** The whole application. */
export function App() {
  const [{ router, queryClient, i18n }] = useState(createApplication);
  const { language, density } = usePreferences();

  useEffect(() => {
    document.documentElement.lang = language;
    void i18n.changeLanguage(language);
  }, [i18n, language]);

  useEffect(() => {
    document.documentElement.dataset["density"] = density;
  }, [density]);

  return (
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <MantineProvider theme={theme} cssVariablesResolver={resolveCssVariables} defaultColorScheme="auto">
          <LucideProvider size={16} strokeWidth={2}>
            <RouterProvider router={router} />
            <Notifications position="bottom-right" containerWidth={360} limit={4} />
          </LucideProvider>
        </MantineProvider>
      </QueryClientProvider>
    </I18nextProvider>
  );
}

function createApplication() {
  const queryClient = createQueryClient();
  const router = createAppRouter(queryClient);
  whenLoggedOut(() => {
    const { pathname, href } = router.state.location;
    if (pathname === "/login") return;
    queryClient.removeQueries({ queryKey: queryKeys.session });
    void router.navigate({ to: "/login", search: { next: href }, replace: true });
  });
  // The page asks for it ahead of its scripts. The answer is taken at once, also where nobody waits for it: left lying, it
  // would be taken for that of the first question after a log-in.
  queryClient.query(sessionQuery).catch(() => undefined);
  return { router, queryClient, i18n: createI18n() };
}
