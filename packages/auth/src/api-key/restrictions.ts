import type { ApiKeyRecord, ApiKeyRestrictions } from "@audit/db";
import { canonicalIp, type IpRange, ipRange } from "@audit/filter";
import { AppError } from "@audit/types";

/** What narrows a key, apart from what else is known of it; undefined when nothing does. */
export function restrictionsOf(record: ApiKeyRecord): ApiKeyRestrictions | undefined {
  const { expiresAt, workspaceId, resourceTypes, allowedCidrs, eventsPerMinute } = record;
  const restrictions = { expiresAt, workspaceId, resourceTypes, allowedCidrs, eventsPerMinute };
  return Object.values(restrictions).some((one) => one !== undefined) ? restrictions : undefined;
}

const contains = (range: IpRange, { first, last }: IpRange): boolean =>
  Buffer.compare(range.first, first) <= 0 && Buffer.compare(last, range.last) <= 0;

/** Whether all of an address or range lies in one of the others. What cannot be read does not. */
export function isWithin(text: string, ranges: readonly string[]): boolean {
  const inner = ipRange(text);
  return (
    inner !== null &&
    ranges.some((other) => {
      const outer = ipRange(other);
      return outer !== null && contains(outer, inner);
    })
  );
}

/**
 * Throws `unauthenticated` for a key that has expired, and `forbidden` for one that may not be
 * used from this address. An address that is not known is none of those allowed; which ones are
 * is not said, since the caller may be somebody who found the key.
 */
export function refuseByTimeOrPlace(
  { expiresAt, allowedCidrs }: ApiKeyRestrictions,
  { now, address }: { readonly now: Date; readonly address: string | undefined },
): void {
  if (expiresAt && expiresAt <= now) {
    throw new AppError("unauthenticated", `this API key expired at ${expiresAt.toISOString()}`);
  }
  if (!allowedCidrs) return;
  const caller = address === undefined ? null : canonicalIp(address);
  if (caller !== null && isWithin(caller, allowedCidrs)) return;
  throw new AppError(
    "forbidden",
    `this API key may not be used from ${caller ?? "an address that is not known"}`,
  );
}
