export {
  createIntake,
  type Intake,
  type IntakeContext,
  type IntakeOptions,
  type IntakeResult,
  type OrganizationRules,
} from "./create-intake.js";
