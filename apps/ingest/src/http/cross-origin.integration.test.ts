import { afterAll, beforeAll, expect, it } from "vitest";
import { type Ingest, startIngest, validEvent } from "../../test/ingest.js";

let ingest: Ingest;
beforeAll(async () => {
  ingest = await startIngest();
});
afterAll(() => ingest.close());

it.each(["/v1/events", "/trpc/events.record", "/healthz/live"])(
  "another site's script is not let read what %s answers, nor told that it may ask",
  async (path) => {
    for (const method of ["OPTIONS", "POST"]) {
      const answer = await fetch(`${ingest.url}${path}`, {
        method,
        headers: {
          "content-type": "application/json",
          authorization: `Bearer ${ingest.key.text}`,
          "access-control-request-method": "POST",
          // `fetch` of Node sends the header as it is given; a browser's own page cannot choose it.
          origin: "https://evil.example",
        },
        ...(method === "POST" && { body: JSON.stringify(validEvent()) }),
      });
      const names = [...answer.headers.keys()];
      expect(names.filter((name) => name.startsWith("access-control-"))).toEqual([]);
      if (method === "OPTIONS") expect(answer.status).toBeGreaterThanOrEqual(400);
    }
  },
);
