import { beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase } from "../../test/open-test-database.js";
import { newOrganizationId } from "../../test/samples.js";
import { migrate } from "../migrations/migrate.js";
import { createRetentionPolicyRepository } from "./retention-policy-repository.js";

const database = await openTestDatabase();
beforeAll(() => migrate(database));
const withDefault = (defaultDays: number | null) =>
  createRetentionPolicyRepository(database, { defaultDays });

describe("an organization's retention policy", () => {
  it("is the installation's default at first, and its own from then on", async () => {
    const organizationId = newOrganizationId();
    const first = { organizationId, version: 1, defaultDays: 90 };
    expect(await withDefault(90).policyOf(organizationId)).toEqual(first);
    expect(await withDefault(30).policyOf(organizationId)).toEqual(first);
  });

  it("may be for ever", async () => {
    const organizationId = newOrganizationId();
    expect((await withDefault(null).policyOf(organizationId)).defaultDays).toBeNull();
  });

  it("is one, however many processes see the organization at once", async () => {
    const organizationId = newOrganizationId();
    const days = Array.from({ length: 8 }, (_, index) => index + 1);
    const policies = await Promise.all(
      days.map((day) => withDefault(day).policyOf(organizationId)),
    );
    expect(new Set(policies.map((policy) => policy.defaultDays)).size).toBe(1);
    expect(await database.models.retentionPolicies.countDocuments({ _id: organizationId })).toBe(1);
  });
});
