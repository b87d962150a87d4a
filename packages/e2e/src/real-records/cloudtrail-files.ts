import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const recordSchema = z.object({
  eventID: z.string(),
  eventTime: z.string(),
  eventSource: z.string(),
  eventName: z.string(),
  errorCode: z.string().optional(),
  userIdentity: z.object({
    type: z.string().optional(),
    arn: z.string().optional(),
    accountId: z.string().optional(),
    userName: z.string().optional(),
    invokedBy: z.string().optional(),
  }),
});
export type Record = z.infer<typeof recordSchema>;

const fileSchema = z.object({ Records: z.array(recordSchema) });

/** Every record of a folder of CloudTrail's files, read without the product's own importer. */
export function readCloudTrailFiles(folder: string): Record[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .flatMap((name) => {
      const text = readFileSync(join(folder, name), "utf8");
      return fileSchema.parse(JSON.parse(text)).Records;
    });
}
