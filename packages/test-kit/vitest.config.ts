export { vitestPreset as default } from "./src/vitest.js";
