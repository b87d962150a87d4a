import type { ApiKeyRepository } from "@audit/db";
import { AppError, permissionsOfScopes } from "@audit/types";
import type { ProducerIdentity } from "../caller.js";
import { bearerKeyOf } from "./bearer.js";
import { createKeyDirectory } from "./key-directory.js";
import { isKeyOf } from "./key-hash.js";
import { keyIdOf } from "./key-text.js";
import { createLastUse } from "./last-use.js";
import { refuseByTimeOrPlace, restrictionsOf } from "./restrictions.js";

/**
 * Takes the value of an `Authorization` header (`Bearer adt_…`), and the address that the caller
 * has by the connection or by a proxy that is believed, and says whose key it is. Throws
 * `unauthenticated` when there is no valid key in it, `forbidden` when the key may not be used
 * from this address, and `unavailable` when the key is not known yet and the store cannot be asked.
 */
export type VerifyApiKey = (
  authorization: string | undefined,
  address?: string,
) => Promise<ProducerIdentity>;

/**
 * A revoked key is refused within five seconds, one that expires at once. While the store is away,
 * keys that were in use within the last hour stay valid. When a key was last used is noted behind
 * the request's back, once a minute. A text that has not the shape of a key never reaches the store.
 *
 * `secret` is `API_KEY_SECRET`, and `previousSecret` the one before while it is rotated: keys that
 * were made under another one are not valid.
 */
export function createApiKeyVerifier(options: {
  readonly apiKeys: Pick<ApiKeyRepository, "findByIds" | "markUsed">;
  readonly secret: string;
  readonly previousSecret?: string | undefined;
  readonly now: () => Date;
}): VerifyApiKey {
  const secrets = [options.secret, ...(options.previousSecret ? [options.previousSecret] : [])];
  const findKey = createKeyDirectory(options);
  const noteUse = createLastUse(options);

  return async (authorization, address) => {
    const text = bearerKeyOf(authorization);
    if (text === null) {
      throw new AppError(
        "unauthenticated",
        "an API key is needed, in the header Authorization: Bearer adt_…",
      );
    }
    const id = keyIdOf(text);
    if (id === null) {
      throw new AppError("unauthenticated", "this is no API key: one looks like adt_w_…_…");
    }
    const record = await findKey(id);
    const isRight = secrets.some((secret) => record && isKeyOf(record.hash, text, secret));
    if (!record || record.revokedAt || !isRight) {
      throw new AppError("unauthenticated", "this API key is not valid, or was revoked");
    }
    const restrictions = restrictionsOf(record);
    if (restrictions) refuseByTimeOrPlace(restrictions, { now: options.now(), address });
    noteUse(record.id);
    return {
      keyId: record.id,
      keyName: record.name,
      organizationId: record.organizationId,
      permissions: new Set(permissionsOfScopes(record.scopes)),
      ...(record.service !== undefined && { service: record.service }),
      ...(record.environment !== undefined && { environment: record.environment }),
      ...(restrictions && { restrictions }),
      ...(record.platform && { platform: record.platform }),
    };
  };
}
