import type { Database } from "@audit/db";

/**
 * Whether the database has the organization with this id, such as one noted on an earlier run.
 * Asked without better-auth, which would begin to make indexes behind the answer's back.
 */
export async function organizationExists(
  database: Pick<Database, "nativeDb">,
  id: string,
): Promise<boolean> {
  const organizations = database.nativeDb.collection("organization");
  const found = await organizations.findOne(
    { $expr: { $eq: [{ $toString: "$_id" }, id] } },
    { projection: { _id: 1 } },
  );
  return found !== null;
}
