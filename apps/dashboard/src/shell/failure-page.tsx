import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { CloudOff } from "lucide-react";
import { failureOf } from "../api/failure.js";
import { Button } from "../ui/button.js";
import { Notice } from "../ui/notice.js";
import { useSignOut } from "./use-sign-out.js";

/**
 * When it cannot even be told who is signed in, or a page broke. Whoever is signed in and belongs to
 * no organization finds the way out here, since there is no shell to hold it.
 */
export function FailurePage({ error }: ErrorComponentProps) {
  const router = useRouter();
  const { kind, message } = failureOf(error);
  const { signOut, problem } = useSignOut();
  const title = kind === "away" ? "The server is away" : "This page cannot be shown";
  return (
    <main>
      <Notice icon={CloudOff} title={title} role="alert" isPage>
        <p>{message}</p>
        <div className="flex gap-2">
          <Button onClick={() => void router.invalidate()}>Try again</Button>
          {kind === "forbidden" && <Button onClick={signOut}>Sign out</Button>}
        </div>
        {problem && <p className="text-negative">{problem}</p>}
      </Notice>
    </main>
  );
}
