import { randomBytes } from "node:crypto";
import * as z from "zod";
import type { LauncherEnvironment } from "../env.js";
import { readJsonFile, writeJsonFile } from "./state-folder.js";

const secretsSchema = z.object({
  API_KEY_SECRET: z.string().min(32),
  INPUT_HASH_SECRET: z.string().min(32),
  SESSION_SECRET: z.string().min(32),
});
export type Secrets = z.infer<typeof secretsSchema>;

const newSecret = () => randomBytes(32).toString("base64url");

/** The secrets of this machine, made once; variables that are set take their place. */
export function loadSecrets(path: string, environment: LauncherEnvironment): Secrets {
  let kept = readJsonFile(path, secretsSchema);
  if (!kept) {
    kept = {
      API_KEY_SECRET: newSecret(),
      INPUT_HASH_SECRET: newSecret(),
      SESSION_SECRET: newSecret(),
    };
    writeJsonFile(path, kept);
  }
  return {
    API_KEY_SECRET: environment.API_KEY_SECRET ?? kept.API_KEY_SECRET,
    INPUT_HASH_SECRET: environment.INPUT_HASH_SECRET ?? kept.INPUT_HASH_SECRET,
    SESSION_SECRET: environment.SESSION_SECRET ?? kept.SESSION_SECRET,
  };
}
