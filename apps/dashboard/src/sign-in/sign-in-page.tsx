import { getRouteApi } from "@tanstack/react-router";
import { ScrollText } from "lucide-react";
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
    <main className="flex h-full flex-col items-center overflow-y-auto bg-panel px-4">
      <div className="my-auto w-full max-w-90 py-10">
        <div className="mb-6 flex flex-col items-center text-center">
          <span
            aria-hidden="true"
            className="mb-4 flex size-10 items-center justify-center rounded-xl bg-accent text-on-accent"
          >
            <ScrollText size={19} />
          </span>
          <h1 className="text-lg font-semibold tracking-tight">Sign in to Audit Logs</h1>
          <p className="mt-1 text-ink-soft">
            {reason ? NOTES[reason] : "Who did what, on which resource, and when."}
          </p>
        </div>
        <SignInForm returnTo={returnTo} />
      </div>
    </main>
  );
}
