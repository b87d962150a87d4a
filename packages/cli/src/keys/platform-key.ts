import { type ApiKey, type ApiKeyInput, apiKeyInputSchema } from "@audit/types";
import type { CommandContext } from "../command-options.js";
import { readEnvironment } from "../env.js";
import { UsageError } from "../usage-error.js";

function refuseOthers({ scopes, workspaceId, resourceTypes }: ApiKeyInput): void {
  if (scopes.some((scope) => scope !== "events:write")) {
    throw new UsageError("a platform key only records: say --scope events:write alone");
  }
  if (workspaceId !== undefined || resourceTypes) {
    throw new UsageError("--platform goes with neither --workspace nor --resource-type");
  }
}

/**
 * Makes a platform key on the database itself: it reaches every organization, so none of them, and
 * no key of theirs, may give it.
 */
export async function createOnInstallation(
  asked: ApiKeyInput,
  organizationId: string | undefined,
  { surroundings }: CommandContext,
): Promise<{ key: ApiKey; secret: string }> {
  refuseOthers(asked);
  if (organizationId === undefined) {
    throw new UsageError("say --organization: whose key it is, and whose its other events are");
  }
  const { MONGODB_URI, API_KEY_SECRET } = readEnvironment(surroundings.environment);
  if (!MONGODB_URI || !API_KEY_SECRET) {
    throw new UsageError("set MONGODB_URI and API_KEY_SECRET to the services' own");
  }
  const checked = apiKeyInputSchema.safeParse(asked);
  if (!checked.success) {
    const problems = checked.error.issues.map(
      ({ path, message }) => `${path.join(".")}: ${message}`,
    );
    throw new UsageError(problems.join("; "));
  }
  const { scopes: _, workspaceId: __, resourceTypes: ___, ...input } = checked.data;
  // Loaded only now: the other commands need no database and should start at once.
  const { makePlatformKey } = await import("./make-platform-key.js");
  return makePlatformKey(MONGODB_URI, API_KEY_SECRET, { ...input, organizationId });
}
