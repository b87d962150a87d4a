export { createDemoEvents, type DemoOptions } from "./demo-events.js";
export type { DemoOrganization } from "./world.js";
