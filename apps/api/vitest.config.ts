export { vitestPreset as default } from "@audit/test-kit/vitest";
