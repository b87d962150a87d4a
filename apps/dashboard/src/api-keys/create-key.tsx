import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTRPC } from "../api/trpc.js";
import { fieldProblems } from "../settings/field-problems.js";
import { useClock } from "../time/clock.js";
import { Button } from "../ui/button.js";
import { Modal } from "../ui/modal.js";
import { ProblemNote } from "../ui/problem-note.js";
import { TextField } from "../ui/text-field.js";
import { KEY_FIELDS, keyInputOf } from "./key-form.js";
import { NewSecret } from "./new-secret.js";
import { RestrictionFields } from "./restriction-fields.js";
import { ScopeChoice } from "./scope-choice.js";

const NO_SCOPE = "Choose at least one.";

/** Asks what the key shall be, makes it, and shows its secret. */
export function CreateKey({ onClose }: { readonly onClose: () => void }) {
  const queries = useTRPC();
  const queryClient = useQueryClient();
  const { mode } = useClock();
  const [hasNoScope, setHasNoScope] = useState(false);
  const creation = useMutation(
    queries.apiKeys.create.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(queries.apiKeys.list.pathFilter()),
    }),
  );
  const formRef = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!creation.error) return;
    formRef.current?.querySelector<HTMLElement>("input[aria-invalid]")?.focus();
  }, [creation.error]);
  if (creation.data) {
    const { key, secret } = creation.data;
    return <NewSecret name={key.name} secret={secret} onClose={onClose} />;
  }
  const { byField, form } = fieldProblems(creation.error, KEY_FIELDS);
  return (
    <Modal title="Create API key" closedBy="escape" onClose={onClose}>
      <form
        ref={formRef}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const input = keyInputOf(new FormData(event.currentTarget), mode);
          setHasNoScope(input.scopes.length === 0);
          if (input.scopes.length > 0) creation.mutate(input);
        }}
      >
        <TextField
          label="Name"
          name="name"
          autoFocus
          autoComplete="off"
          maxLength={100}
          problem={byField.name}
          hint="What will use it: billing service, nightly export"
        />
        <ScopeChoice problem={hasNoScope ? NO_SCOPE : byField.scopes} />
        <details
          className="rounded-md border border-line"
          {...(Object.keys(byField).length > 0 && { open: true })}
        >
          <summary className="rounded-md px-3 py-2 font-medium hover:bg-hover">
            Restrictions <span className="font-normal text-ink-faint">(optional)</span>
          </summary>
          <div className="flex flex-col gap-4 border-t border-line p-3">
            <RestrictionFields problems={byField} />
          </div>
        </details>
        <ProblemNote problem={form} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={creation.isPending}>
            {creation.isPending ? "Creating…" : "Create key"}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
