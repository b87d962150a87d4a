export type { Service } from "./system/service.js";
export {
  type FirstRun,
  type StartSystemOptions,
  type System,
  startSystem,
} from "./system/start-system.js";
