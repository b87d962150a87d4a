import type { OpenedInvitation } from "@audit/types";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { MailX } from "lucide-react";
import { failureOf } from "../api/failure.js";
import { useTRPC } from "../api/trpc.js";
import { Button } from "../ui/button.js";
import { Notice } from "../ui/notice.js";
import { OneFormPage } from "../ui/one-form-page.js";
import { ProblemNote } from "../ui/problem-note.js";
import { TextField } from "../ui/text-field.js";

const route = getRouteApi("/invitation/$token");

/** Where somebody who was invited joins; needs the link and no session. */
export function InvitationPage() {
  const { token } = route.useParams();
  const { data, error, refetch } = useQuery(useTRPC().invitations.open.queryOptions({ token }));
  if (error) {
    const { kind, message } = failureOf(error);
    return (
      <main>
        <Notice icon={MailX} title="The invitation cannot be opened" role="alert" isPage>
          <p>{message}</p>
          {kind !== "not_found" && <Button onClick={() => void refetch()}>Try again</Button>}
        </Notice>
      </main>
    );
  }
  if (!data)
    return (
      <p role="status" className="p-10 text-center text-ink-soft">
        Opening…
      </p>
    );
  return (
    <OneFormPage
      title={`Join ${data.organization}`}
      explanation={`${data.hasAccount ? "You join with the account" : "You make an account for"} ${data.email}.`}
    >
      <AcceptForm token={token} invitation={data} />
    </OneFormPage>
  );
}

interface AcceptFormProps {
  readonly token: string;
  readonly invitation: OpenedInvitation;
}

const text = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === "string" && value !== "" ? value : undefined;
};

/** A name and a password for a new account; who has one must be signed in to it. */
function AcceptForm({ token, invitation }: AcceptFormProps) {
  const queries = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const acceptance = useMutation(
    queries.invitations.accept.mutationOptions({
      onSuccess: async () => {
        queryClient.clear();
        await router.navigate({ to: invitation.hasAccount ? "/" : "/sign-in" });
      },
    }),
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        acceptance.mutate({ token, name: text(form, "name"), password: text(form, "password") });
      }}
      className="flex flex-col gap-4 rounded-xl border border-line bg-raised p-5 shadow-sm"
    >
      {!invitation.hasAccount && (
        <>
          <TextField label="Name" name="name" autoComplete="name" maxLength={200} autoFocus />
          <TextField
            label="Password"
            name="password"
            type="password"
            autoComplete="new-password"
            hint="At least 12 characters"
          />
        </>
      )}
      <ProblemNote problem={acceptance.error ? failureOf(acceptance.error).message : undefined} />
      <Button type="submit" look="primary" disabled={acceptance.isPending} className="w-full">
        Join
      </Button>
    </form>
  );
}
