import { describe, expect, it } from "vitest";
import { readScopeOf } from "./read-scope.js";

const organizationId = "65f000000000000000000001";

describe("what may be read", () => {
  it("is the whole organization when nothing narrows it", () => {
    const scope = { organizationIds: [organizationId], baseFilter: null };
    expect(readScopeOf({ organizationId })).toEqual(scope);
  });

  it("is what lies in the workspaces and is of the types at once", () => {
    const workspace = { field: "workspace", values: ["w1"] };
    const resource = { field: "resource", values: ["config", "prompt"] };
    const filterOf = (narrow: object) => readScopeOf({ organizationId, ...narrow }).baseFilter;
    const resourceTypes = resource.values;
    expect(filterOf({ workspaceIds: ["w1"] })).toEqual({ terms: [workspace] });
    expect(filterOf({ resourceTypes })).toEqual({ terms: [resource] });
    expect(filterOf({ workspaceIds: ["w1"], resourceTypes })).toEqual({
      terms: [workspace, resource],
    });
  });
});
