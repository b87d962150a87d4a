import { expect, it } from "vitest";
import { grantsOf, workspacesText } from "./grants.js";

it("reads the fields back as they were written", () => {
  const grants = [
    { workspaceId: "ws1", role: "admin" },
    { workspaceId: "ws2", role: "auditor" },
    { workspaceId: "ws3", role: "auditor" },
  ] as const;
  const texts = {
    admin: workspacesText(grants, "admin"),
    auditor: workspacesText(grants, "auditor"),
  };
  expect(texts).toEqual({ admin: "ws1", auditor: "ws2, ws3" });
  expect(grantsOf(texts)).toEqual(grants);
});

it("takes empty places between commas for nothing", () => {
  expect(grantsOf({ admin: " , ", auditor: "ws1,, " })).toEqual([
    { workspaceId: "ws1", role: "auditor" },
  ]);
});
