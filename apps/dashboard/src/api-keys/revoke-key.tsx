import type { ApiKey } from "@audit/types";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { failureOf } from "../api/failure.js";
import { useTRPC } from "../api/trpc.js";
import { announce } from "../ui/announce.js";
import { Confirmation } from "../ui/confirmation.js";

interface RevokeKeyProps {
  readonly apiKey: ApiKey;
  readonly onClose: () => void;
}

/** Asks whether this key shall be revoked, and does it. */
export function RevokeKey({ apiKey: { id, name, prefix }, onClose }: RevokeKeyProps) {
  const queries = useTRPC();
  const queryClient = useQueryClient();
  const revocation = useMutation(
    queries.apiKeys.revoke.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(queries.apiKeys.list.pathFilter());
        announce(`The key ${name} is revoked.`);
        onClose();
      },
    }),
  );
  return (
    <Confirmation
      title={`Revoke “${name}”?`}
      word="Revoke key"
      isPending={revocation.isPending}
      problem={revocation.error ? failureOf(revocation.error).message : undefined}
      onConfirm={() => revocation.mutate({ id })}
      onClose={onClose}
    >
      Whatever uses the key <code className="font-mono text-xs text-ink">{prefix}…</code> is refused
      within moments. A revoked key cannot be brought back.
    </Confirmation>
  );
}
