import type { ProducerIdentity } from "@audit/auth";
import { AppError, type Permission, type Producer } from "@audit/types";

const writeEvents: Permission = "events:write";

/**
 * Who records, from the key and the connection; what the key says comes first. Throws `forbidden`
 * when the key may not record events.
 */
export function producerOf(
  identity: ProducerIdentity,
  connection: Pick<Producer, "service" | "environment" | "sdk" | "ip">,
): Producer {
  if (!identity.permissions.has(writeEvents)) {
    throw new AppError(
      "forbidden",
      `this key may not record events: it lacks the scope ${writeEvents}`,
    );
  }
  return {
    ...connection,
    keyId: identity.keyId,
    keyName: identity.keyName,
    service: identity.service ?? connection.service,
    environment: identity.environment ?? connection.environment,
  };
}
