/** What ingest is told of the sending library; kept equal to package.json's version by a test. */
export const SDK = "audit-client-js/0.1.0";
