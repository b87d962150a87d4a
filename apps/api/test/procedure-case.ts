import type { Permission } from "@audit/types";
import type { Answer } from "./call.js";
import type { Tenant } from "./tenants.js";

interface Reach {
  readonly input: unknown;
  readonly expected: "NOT_FOUND" | "BAD_REQUEST" | "FORBIDDEN" | ((data: unknown) => boolean);
}

/** What must hold of one procedure, whoever calls it. */
export interface ProcedureCase {
  /** What a caller needs; null: to be known is enough. */
  readonly permission: Permission | null;
  /** For people who signed in: keys are refused. */
  readonly isForPeople?: boolean;
  /** Open to who says nothing of himself: a link is what lets him in. */
  readonly isForVisitors?: boolean;
  /** An input that succeeds for the tenant's own caller. */
  readonly input: (own: Tenant) => unknown;
  /** Whether the answer to the tenant's own caller shows what is the tenant's. */
  readonly showsOwn: (answer: Answer, own: Tenant) => boolean;
  /**
   * Inputs by which a stranger reaches for what is the tenant's, each with the answer that it must
   * get: an error's code, or a look at the data. That no mark of the tenant is in any of them is
   * checked besides.
   */
  readonly reaches: (victim: Tenant) => readonly Reach[] | Promise<readonly Reach[]>;
  /** Whether the tenant's things are untouched after a stranger reached for them. */
  readonly isUntouched?: (victim: Tenant) => Promise<boolean>;
}
