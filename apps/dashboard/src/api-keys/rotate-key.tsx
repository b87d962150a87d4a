import type { ApiKey } from "@audit/types";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "../api/trpc.js";
import { fieldProblems } from "../settings/field-problems.js";
import { Button } from "../ui/button.js";
import { Modal } from "../ui/modal.js";
import { ProblemNote } from "../ui/problem-note.js";
import { TextField } from "../ui/text-field.js";
import { NewSecret } from "./new-secret.js";

interface RotateKeyProps {
  readonly apiKey: ApiKey;
  readonly onClose: () => void;
}

/** Makes a key like this one, shows its secret, and lets this one end. */
export function RotateKey({ apiKey: { id, name, prefix }, onClose }: RotateKeyProps) {
  const queries = useTRPC();
  const queryClient = useQueryClient();
  const rotation = useMutation(
    queries.apiKeys.rotate.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(queries.apiKeys.list.pathFilter()),
    }),
  );
  if (rotation.data) {
    const { key, secret } = rotation.data;
    return <NewSecret name={key.name} secret={secret} onClose={onClose} />;
  }
  const { byField, form } = fieldProblems(rotation.error, ["overlapHours"]);
  return (
    <Modal title={`Rotate “${name}”`} closedBy="escape" onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const hours = new FormData(event.currentTarget).get("overlapHours");
          rotation.mutate({ id, overlapHours: Number(hours) });
        }}
      >
        <p className="text-ink-soft">
          A new key with the same scopes and restrictions takes the place of{" "}
          <code className="font-mono text-xs text-ink">{prefix}…</code>, which stays valid until its
          users have the new one.
        </p>
        <TextField
          label="Hours until the old key ends"
          name="overlapHours"
          type="number"
          min={0}
          defaultValue={24}
          autoFocus
          problem={byField.overlapHours}
        />
        <ProblemNote problem={form} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={rotation.isPending}>
            Rotate key
          </Button>
        </div>
      </form>
    </Modal>
  );
}
