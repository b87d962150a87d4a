import { useMutation, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { failureOf } from "../api/failure.js";
import { useTRPC } from "../api/trpc.js";
import { Button } from "../ui/button.js";
import { OneFormPage } from "../ui/one-form-page.js";
import { ProblemNote } from "../ui/problem-note.js";
import { TextField } from "../ui/text-field.js";

const route = getRouteApi("/password-reset/$token");

/** Where somebody with a link sets a new password; needs no session, and ends all there are. */
export function PasswordResetPage() {
  const { token } = route.useParams();
  const router = useRouter();
  const queryClient = useQueryClient();
  const reset = useMutation(
    useTRPC().passwords.reset.mutationOptions({
      onSuccess: async () => {
        queryClient.clear();
        await router.navigate({ to: "/sign-in" });
      },
    }),
  );
  return (
    <OneFormPage
      title="Set a new password"
      explanation="It ends every session of your account; you sign in with it afterwards."
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const password = new FormData(event.currentTarget).get("password");
          if (typeof password === "string") reset.mutate({ token, password });
        }}
        className="flex flex-col gap-4 rounded-xl border border-line bg-raised p-5 shadow-sm"
      >
        <TextField
          label="New password"
          name="password"
          type="password"
          autoComplete="new-password"
          hint="At least 12 characters"
          autoFocus
        />
        <ProblemNote problem={reset.error ? failureOf(reset.error).message : undefined} />
        <Button type="submit" look="primary" disabled={reset.isPending} className="w-full">
          Set password
        </Button>
      </form>
    </OneFormPage>
  );
}
