import type { OrganizationSettingsRepository } from "@audit/db";
import { patternProblem } from "@audit/redaction";
import type { SettingsAdministration } from "@audit/router";
import { AppError } from "@audit/types";

/** Settings of the caller's own organization. A pattern that ingest could not use is refused. */
export function createSettingsAdministration(options: {
  readonly settings: OrganizationSettingsRepository;
  readonly now: () => Date;
}): SettingsAdministration {
  const { settings, now } = options;
  return {
    get: (caller) => settings.of(caller.organization.id),
    replace: async (caller, next) => {
      next.redaction.patterns.forEach((pattern, index) => {
        const problem = patternProblem(pattern);
        if (problem === null) return;
        throw new AppError("invalid_input", `redaction.patterns.${index}: ${problem}`);
      });
      await settings.replace(caller.organization.id, next, now());
    },
  };
}
