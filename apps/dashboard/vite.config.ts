import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defaultClientConditions, defineConfig } from "vite";
import { firstLoadSize } from "./build/first-load-size.js";

/** In development the pages come from here and the data from the API, as if from one address. */
const apiUrl = `http://localhost:${process.env.API_PORT ?? "4000"}`;
const toApi = { target: apiUrl, headers: { origin: apiUrl } };

export default defineConfig({
  plugins: [
    react(),
    tailwindcss(),
    firstLoadSize({ pages: ["audit-logs-page.tsx"], font: "inter-latin-wght-normal" }),
  ],
  resolve: { conditions: ["@audit/source", ...defaultClientConditions] },
  server: { proxy: { "/trpc/": toApi, "/api/": toApi } },
  build: {
    // A `data:` address would be refused by the API's content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: "zod", test: /node_modules\/zod\/|schemas-without-code/ }],
        },
      },
    },
  },
});
