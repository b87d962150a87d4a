import { addMember, type Caller, createApiKeyAdministration, readScopeOf } from "@audit/auth";
import { createApiKeyRepository } from "@audit/db";
import { permissionSchema, RIGHTS, type Scope, scopeSchema } from "@audit/types";
import { beforeAll, describe, expect, it } from "vitest";
import { type Answer, bearer, type CallOptions, call, QUERY_PROCEDURES } from "../test/call.js";
import { createIngestCall, INGEST_PROCEDURES, ingestCases } from "../test/ingest-cases.js";
import type { ProcedureCase } from "../test/procedure-case.js";
import { queryCases } from "../test/query-cases.js";
import { API_KEY_SECRET, type RunningApi, runApi } from "../test/running-api.js";
import { cookieOf } from "../test/sign-in.js";
import { createTenant, PASSWORD, type Tenant } from "../test/tenants.js";

const ALL: readonly Scope[] = scopeSchema.options;

const api: RunningApi = await runApi();
const { server, database } = api;
const ingestCall = createIngestCall(database);

/** A procedure by its router and name; `call` sends it as whoever the headers say. */
interface Procedure {
  readonly name: string;
  readonly call: (options: CallOptions) => Promise<Answer>;
  readonly takesSessions: boolean;
}
const procedures: readonly Procedure[] = [
  ...QUERY_PROCEDURES.map((path) => ({
    name: `query ${path}`,
    call: (options: CallOptions) => call(server, path, options),
    takesSessions: true,
  })),
  ...INGEST_PROCEDURES.map((path) => ({
    name: `ingest ${path}`,
    call: (options: CallOptions) => ingestCall(path, options),
    takesSessions: false,
  })),
];

const prefixed = (router: string, cases: Readonly<Record<string, ProcedureCase>>) =>
  Object.entries(cases).map(([path, one]): [string, ProcedureCase] => [`${router} ${path}`, one]);
const cases = new Map([
  ...prefixed("query", queryCases(database)),
  ...prefixed("ingest", ingestCases(database)),
]);

let victim: Tenant;
let stranger: Tenant;

const administration = createApiKeyAdministration({
  apiKeys: createApiKeyRepository(database),
  secret: API_KEY_SECRET,
  now: () => new Date(),
});

/** A real key of the tenant's with these scopes. */
async function keyWith(tenant: Tenant, scopes: readonly Scope[]) {
  const { organizationId } = tenant;
  const owner: Caller = {
    actor: { type: "user", id: "owner", name: "Owner", email: tenant.ownerEmail },
    organization: { id: organizationId, name: "" },
    permissions: new Set(permissionSchema.options),
    readScope: readScopeOf({ organizationId }),
  };
  return administration.create(owner, { name: "a key of the test", scopes: [...scopes] });
}

const ownerCookies = new Map<string, string>();

/** The tenant's own caller: a key with every scope, or the owner where keys are refused. */
async function allowed(
  tenant: Tenant,
  { isForPeople = false, isForVisitors = false }: ProcedureCase,
) {
  if (isForVisitors) return {};
  if (!isForPeople) return bearer((await keyWith(tenant, ALL)).secret);
  const cookie = ownerCookies.get(tenant.ownerEmail) ?? (await cookieOf(server, tenant.ownerEmail));
  ownerCookies.set(tenant.ownerEmail, cookie);
  return { cookie };
}

beforeAll(async () => {
  victim = await createTenant(database, "victim");
  stranger = await createTenant(database, "stranger");
});

it("has a case for every procedure, and none for what there is not", () => {
  expect([...cases.keys()].sort()).toEqual(procedures.map(({ name }) => name).sort());
});

describe.each(procedures)("$name", (procedure) => {
  const found = cases.get(procedure.name);
  if (!found) return;
  const { permission, input, showsOwn, reaches, isUntouched } = found;

  it("gives nothing of another organization's away, and changes nothing of it", async () => {
    const headers = await allowed(stranger, found);
    for (const reach of await reaches(victim)) {
      const answer = await procedure.call({ input: reach.input, headers });
      for (const mark of victim.marks) expect(answer.text).not.toContain(mark);
      if (typeof reach.expected === "string") expect(answer.code).toBe(reach.expected);
      else expect([answer.code, reach.expected(answer.data)]).toEqual(["OK", true]);
    }
    expect(await isUntouched?.(victim)).not.toBe(false);
  });

  it("serves the organization's own caller", async () => {
    const answer = await procedure.call({
      input: await input(victim),
      headers: await allowed(victim, found),
    });
    expect(answer.code).toBe("OK");
    expect(showsOwn(answer, victim)).toBe(true);
    for (const mark of stranger.marks) expect(answer.text).not.toContain(mark);
  });

  if (found.isForVisitors) return;

  it("is closed to those who do not say who they are, or cannot prove it", async () => {
    const { key, secret } = await keyWith(victim, ALL);
    await createApiKeyRepository(database).revoke(victim.organizationId, key.id, new Date());
    const nobodies = [
      {},
      bearer("nonsense"),
      bearer(`${secret.slice(0, -1)}${secret.endsWith("0") ? "1" : "0"}`),
      bearer(secret),
      { cookie: "audit.session_token=forged.signature" },
    ];
    for (const headers of nobodies) {
      const answer = await procedure.call({ input: await input(victim), headers });
      expect(answer.code).toBe("UNAUTHORIZED");
      for (const mark of victim.marks) expect(answer.text).not.toContain(mark);
    }
  });

  if (found.isForPeople) {
    it("is closed to keys", async () => {
      const { secret } = await keyWith(victim, ALL);
      const answer = await procedure.call({ input: await input(victim), headers: bearer(secret) });
      expect(answer.code).toBe("FORBIDDEN");
      for (const mark of victim.marks) expect(answer.text).not.toContain(mark);
    });
  }

  if (permission === null) return;

  it("is closed to who lacks the permission", async () => {
    const others = ALL.filter((scope) => !RIGHTS[permission].scopes.includes(scope));
    const { secret } = await keyWith(victim, others);
    const withKey = await procedure.call({ input: await input(victim), headers: bearer(secret) });
    expect(withKey.code).toBe("FORBIDDEN");
    for (const mark of victim.marks) expect(withKey.text).not.toContain(mark);
  });

  if (!procedure.takesSessions) return;

  it("is closed to a member without rights", async () => {
    const email = `${procedure.name.replace(" ", ".")}@victim.example`;
    const { organizationId } = victim;
    const role = "member";
    await addMember(database, { name: "M", email, password: PASSWORD, role, organizationId });
    const headers = { cookie: await cookieOf(server, email) };
    const answer = await procedure.call({ input: await input(victim), headers });
    expect(answer.code).toBe("FORBIDDEN");
  });
});
