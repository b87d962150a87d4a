export type { OwnDatabase } from "./system/databases.js";
export type { Service } from "./system/service.js";
export {
  type FirstRun,
  type StartSystemOptions,
  type System,
  startSystem,
} from "./system/start-system.js";
