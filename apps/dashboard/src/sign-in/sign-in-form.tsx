import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { CircleAlert, LoaderCircle } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "../ui/button.js";
import { TextField } from "../ui/text-field.js";
import { returnAddress } from "./return-address.js";
import { signIn } from "./session.js";

const text = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

/** Email and password; on success goes where the person wanted to be. */
export function SignInForm({ returnTo }: { readonly returnTo: string | undefined }) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const passwordRef = useRef<HTMLInputElement>(null);
  const attempt = useMutation({
    networkMode: "always",
    mutationFn: (form: FormData) =>
      signIn({ email: text(form, "email").trim(), password: text(form, "password") }),
    onSuccess: (answer) => {
      if (!answer.ok) return;
      queryClient.clear();
      router.history.push(returnAddress(returnTo, window.location.origin));
    },
  });
  const refusal = attempt.data?.ok === false ? attempt.data : undefined;
  useEffect(() => {
    if (refusal?.reason === "credentials") passwordRef.current?.select();
  }, [refusal]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        attempt.mutate(new FormData(event.currentTarget));
      }}
      className="flex flex-col gap-4 rounded-xl border border-line bg-raised p-5 shadow-sm"
    >
      <TextField label="Email" name="email" type="email" autoComplete="username" autoFocus />
      <TextField
        ref={passwordRef}
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
      />
      {refusal && (
        <p
          role="alert"
          className="flex gap-2 rounded-md bg-negative-soft px-3 py-2 text-xs text-negative"
        >
          <CircleAlert aria-hidden="true" size={15} className="mt-0.5 shrink-0" />
          {refusal.message}
        </p>
      )}
      <Button type="submit" look="primary" disabled={attempt.isPending} className="w-full">
        {attempt.isPending && (
          <LoaderCircle aria-hidden="true" size={15} className="animate-spin" />
        )}
        {attempt.isPending ? "Signing in…" : "Sign in"}
      </Button>
    </form>
  );
}
