import type { RetentionPolicyDocument } from "./retention-policy-model.js";

/** An organization's retention policy. Rules that come before the default will join it here. */
export interface RetentionPolicy {
  readonly organizationId: string;
  readonly version: number;
  /** Days for which events are kept that no rule speaks of; null is for ever. */
  readonly defaultDays: number | null;
}

export function toRetentionPolicy(document: RetentionPolicyDocument): RetentionPolicy {
  return {
    organizationId: document._id.toHexString(),
    version: document.version,
    defaultDays: document.defaultDays,
  };
}
