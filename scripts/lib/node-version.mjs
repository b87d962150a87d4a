/**
 * Ends with a clear sentence on a Node that is too old. Imported first, and written so that an old
 * Node can still parse it.
 */
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Node ${process.versions.node} is too old: install Node 20.19 or newer (https://nodejs.org), then try again.`,
  );
  process.exit(1);
}
