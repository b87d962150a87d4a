import { DEFAULT_SETTINGS, type OrganizationSettings } from "@audit/types";
import { expect, it } from "vitest";
import { openTestDatabase } from "../../test/open-test-database.js";
import { createOrganizationSettingsRepository } from "./organization-settings-repository.js";

const database = await openTestDatabase();
const repository = createOrganizationSettingsRepository(database);
const [one, other] = ["65f000000000000000000001", "65f000000000000000000002"];

it("are the defaults until they are replaced, and each organization's own", async () => {
  expect(await repository.of(one)).toEqual(DEFAULT_SETTINGS);
  const settings: OrganizationSettings = {
    redaction: { names: ["salary"], allowedNames: ["$token.name"], patterns: ["EMP-[0-9]+"] },
    clientIp: "truncate",
  };
  await repository.replace(one, settings, new Date());
  expect(await repository.of(one)).toEqual(settings);
  expect(await repository.of(other)).toEqual(DEFAULT_SETTINGS);
  await repository.replace(one, DEFAULT_SETTINGS, new Date());
  expect(await repository.of(one)).toEqual(DEFAULT_SETTINGS);
});
