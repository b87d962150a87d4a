import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { CloudOff } from "lucide-react";
import { failureOf } from "../api/failure.js";
import { Button } from "../ui/button.js";
import { Notice } from "../ui/notice.js";

/** When it cannot even be told who is signed in, or a page broke. */
export function FailurePage({ error }: ErrorComponentProps) {
  const router = useRouter();
  const { kind, message } = failureOf(error);
  const title = kind === "away" ? "The server is away" : "This page cannot be shown";
  return (
    <main>
      <Notice icon={CloudOff} title={title} role="alert" isPage>
        <p>{message}</p>
        <Button onClick={() => void router.invalidate()}>Try again</Button>
      </Notice>
    </main>
  );
}
