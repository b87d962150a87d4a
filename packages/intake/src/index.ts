export {
  createIntake,
  type Intake,
  type IntakeContext,
  type IntakeOptions,
  type IntakeResult,
} from "./create-intake.js";
