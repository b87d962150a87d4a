import type { KnownOrganizations } from "@audit/auth";
import { type Refusal, refusalOf } from "./refusal.js";

/** An event as its sender made it, and the organization that it belongs to. */
export interface Assigned {
  readonly organizationId: string;
  readonly raw: unknown;
}

/** The key's own organization, and what it may say of others. */
interface Sender {
  readonly organizationId: string;
  readonly platform: boolean;
}

const OBJECT_ID = /^[0-9a-f]{24}$/i;
const PATH = "organizationId";

/** What an event says of its organization, apart from it; `named` is undefined when it is silent. */
function split(raw: unknown): { named: unknown; rest: unknown } {
  if (typeof raw !== "object" || raw === null || !Object.hasOwn(raw, PATH)) {
    return { named: undefined, rest: raw };
  }
  const { organizationId, ...rest }: { organizationId?: unknown } = raw;
  return { named: organizationId ?? undefined, rest };
}

/**
 * Says of each event of a request, in order, which organization it belongs to, or why it is
 * rejected: the key's own; with a platform key the one that the event names, if there is such a
 * one. What is left of the event is the same then as if the organization's own key had sent it.
 */
export async function assignOrganizations(
  raws: readonly unknown[],
  sender: Sender,
  knownOrganizations: KnownOrganizations,
): Promise<readonly (Assigned | Refusal)[]> {
  const read = raws.map((raw) => ({ raw, ...split(raw) }));
  const ids = read.flatMap(({ named }) =>
    typeof named === "string" && OBJECT_ID.test(named) ? [named.toLowerCase()] : [],
  );
  const known = sender.platform && ids.length > 0 ? await knownOrganizations(ids) : new Set();
  return read.map(({ raw, named, rest }) => {
    if (named === undefined) return { organizationId: sender.organizationId, raw };
    if (!sender.platform) {
      return refusalOf(raw, PATH, "must be left out: only a platform key may name an organization");
    }
    if (typeof named !== "string" || !OBJECT_ID.test(named)) {
      return refusalOf(raw, PATH, "must be an organization's id, 24 hexadecimal digits");
    }
    const organizationId = named.toLowerCase();
    if (known.has(organizationId)) return { organizationId, raw: rest };
    return refusalOf(raw, PATH, `must be an organization's id: there is no ${named}`);
  });
}
