import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { signOut } from "../sign-in/session.js";

const AWAY = "The server does not answer: you are still signed in. Try again.";

/** Ends the session, forgets what it has read, and shows the sign-in page. */
export function useSignOut() {
  const queryClient = useQueryClient();
  const router = useRouter();
  const [problem, setProblem] = useState<string>();
  const leave = async () => {
    if (!(await signOut())) return setProblem(AWAY);
    await router.navigate({ to: "/sign-in", search: { reason: "signed_out" } });
    queryClient.clear();
  };
  return { signOut: () => void leave(), problem };
}
