export { MASK } from "./mask.js";
export {
  createRedactionRules,
  patternProblem,
  type RedactionRules,
  type RedactionRulesInput,
} from "./rules/rules.js";
export { type Redacted, type RedactOptions, redact } from "./values/redact.js";
