export {
  createIntake,
  type Intake,
  type IntakeContext,
  type IntakeOptions,
  type IntakeOutcome,
} from "./intake.js";
