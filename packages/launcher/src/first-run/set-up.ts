import { randomBytes } from "node:crypto";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { createFirstOrganization, organizationExists } from "@audit/auth";
import { type Database, migrate } from "@audit/db";
import { AppError } from "@audit/types";
import { type StateFolder, writeJsonFile } from "../state/state-folder.js";
import { FIRST_ORGANIZATION } from "./first-organization.js";
import { type FirstRun, findFirstRun } from "./first-run-file.js";

export interface SetUpOptions {
  /** Whether the database is ours alone, so that a set-up cut short may be wiped. */
  readonly isOwnDatabase: boolean;
  /** In production the first owner is made by `audit setup`: no password lies in a file. */
  readonly isProduction: boolean;
  readonly apiKeySecret: string;
  readonly expireGraceSeconds: number | undefined;
  readonly urls: Pick<FirstRun, "apiUrl" | "ingestUrl">;
  readonly state: StateFolder;
}

export interface SetUp {
  /** Null when this machine does not know the sign-in. */
  readonly firstRun: FirstRun | null;
  readonly isNew: boolean;
}

async function create(database: Database, options: SetUpOptions): Promise<FirstRun | null> {
  const owner = {
    ownerEmail: `owner@${FIRST_ORGANIZATION.domain}`,
    ownerPassword: randomBytes(12).toString("base64url"),
  };
  try {
    const created = await createFirstOrganization(database, {
      name: FIRST_ORGANIZATION.name,
      ownerName: "Owner",
      ...owner,
      defaultKeys: { apiKeySecret: options.apiKeySecret },
    });
    if (!created.keys) throw new AppError("internal", "the first organization came without keys");
    return { organizationId: created.organizationId, ...owner, ...created.keys, ...options.urls };
  } catch (error) {
    if (error instanceof AppError && error.code === "conflict") return null;
    throw error;
  }
}

/**
 * Creates the organization and notes how to sign in, as one: were the process killed between the
 * two, the only copy of the password would be lost. A marker tells the next run, which starts
 * over on an empty database; nothing can have been recorded before the keys were noted.
 */
async function createAndNote(database: Database, options: SetUpOptions): Promise<FirstRun | null> {
  writeFileSync(options.state.setup, "");
  const created = await create(database, options);
  if (created) writeJsonFile(options.state.firstRun, created);
  rmSync(options.state.setup);
  return created;
}

/**
 * Brings the database to today's shape, and sets up its first organization when it is empty. The
 * addresses in `first-run.json` follow the ports of this run.
 */
export async function setUp(database: Database, options: SetUpOptions): Promise<SetUp> {
  const { state, urls } = options;
  if (options.isOwnDatabase && existsSync(state.setup)) await database.nativeDb.dropDatabase();
  const { expireGraceSeconds } = options;
  await migrate(database, expireGraceSeconds === undefined ? {} : { expireGraceSeconds });

  const known = await findFirstRun(state.firstRun, (id) => organizationExists(database, id));
  if (known) {
    const firstRun = { ...known, ...urls };
    writeJsonFile(state.firstRun, firstRun);
    return { firstRun, isNew: false };
  }
  if (options.isProduction) return { firstRun: null, isNew: false };
  const firstRun = await createAndNote(database, options);
  return { firstRun, isNew: firstRun !== null };
}
