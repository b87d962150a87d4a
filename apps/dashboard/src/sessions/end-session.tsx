import type { OwnSession } from "@audit/types";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { failureOf } from "../api/failure.js";
import { useTRPC } from "../api/trpc.js";
import { MinuteTime } from "../time/minute-time.js";
import { announce } from "../ui/announce.js";
import { Confirmation } from "../ui/confirmation.js";
import { browserName } from "./browser-name.js";

interface EndSessionProps {
  readonly session: OwnSession;
  readonly onClose: () => void;
}

/** Asks whether this session shall end, and ends it. */
export function EndSession({ session, onClose }: EndSessionProps) {
  const queries = useTRPC();
  const queryClient = useQueryClient();
  const revocation = useMutation(
    queries.sessions.revoke.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(queries.sessions.list.pathFilter());
        announce("The session is ended.");
        onClose();
      },
    }),
  );
  const { id, userAgent, ip, createdAt } = session;
  return (
    <Confirmation
      title="End this session?"
      word="End session"
      isPending={revocation.isPending}
      problem={revocation.error ? failureOf(revocation.error).message : undefined}
      onConfirm={() => revocation.mutate({ id })}
      onClose={onClose}
    >
      Whoever uses it must sign in again:{" "}
      {userAgent ? browserName(userAgent) : "an unknown browser"}
      {ip && `, from ${ip}`}, since <MinuteTime iso={createdAt} />.
    </Confirmation>
  );
}
