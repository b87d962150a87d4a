import type { ApiKey, Member } from "@audit/types";
import { expect, it } from "vitest";
import { accessReview } from "./access-review.js";

const member: Member = {
  userId: "1",
  name: "Alice",
  email: "alice@example.com",
  role: "member",
  workspaces: [
    { workspaceId: "ws1", role: "admin" },
    { workspaceId: "ws2", role: "auditor" },
  ],
  since: "2026-11-01T00:00:00.000Z",
};
const key: ApiKey = {
  id: "1",
  name: "billing, nightly",
  prefix: "adt_w_abc",
  scopes: ["events:write"],
  createdAt: "2026-11-02T00:00:00.000Z",
  createdBy: "alice@example.com",
  lastUsedAt: "2026-11-03T00:00:00.000Z",
  allowedCidrs: ["10.0.0.0/8"],
};

it("has a line for each person and key, with access and last use", () => {
  expect(accessReview([member], [key]).split("\r\n")).toEqual([
    "kind,name,id,access,narrowed_to,since,last_use,ends",
    "person,Alice,alice@example.com,member,ws1 (admin); ws2 (auditor),2026-11-01T00:00:00.000Z,,",
    'api_key,"billing, nightly",adt_w_abc,events:write,from 10.0.0.0/8,2026-11-02T00:00:00.000Z,2026-11-03T00:00:00.000Z,',
    "",
  ]);
});

it.each(["=1+1", "+1", "-1", "@SUM(A1)"])("lets no spreadsheet run the name %s", (name) => {
  expect(accessReview([{ ...member, name }], [])).toContain(`person,'${name},`);
});

it("keeps quotes and lines within their cell, also of a formula", () => {
  const name = '=HYPERLINK("https://evil.example")\n';
  expect(accessReview([{ ...member, name }], [])).toContain(
    `person,"'=HYPERLINK(""https://evil.example"")\n",alice`,
  );
});
