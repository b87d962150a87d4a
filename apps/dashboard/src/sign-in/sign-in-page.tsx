import { getRouteApi } from "@tanstack/react-router";
import { OneFormPage } from "../ui/one-form-page.js";
import { SignInForm } from "./sign-in-form.js";

const route = getRouteApi("/sign-in");

const NOTES = {
  expired: "Your session has ended. Sign in to go on where you were.",
  signed_out: "You are signed out.",
} as const;

/** Where a person proves who they are. */
export function SignInPage() {
  const { reason, returnTo } = route.useSearch();
  return (
    <OneFormPage
      title="Sign in to Audit Logs"
      explanation={reason ? NOTES[reason] : "Who did what, on which resource, and when."}
    >
      <SignInForm returnTo={returnTo} />
    </OneFormPage>
  );
}
