import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { failureOf } from "../api/failure.js";
import { useTRPC } from "../api/trpc.js";
import { Button } from "../ui/button.js";
import { accessReview } from "./access-review.js";

function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Downloads who and what reaches the log, as it is now. */
export function AccessReviewButton() {
  const queries = useTRPC();
  const queryClient = useQueryClient();
  const download = useMutation({
    mutationFn: async () => {
      const [members, keys] = await Promise.all([
        queryClient.query({ ...queries.members.list.queryOptions(), staleTime: 0 }),
        queryClient.query({ ...queries.apiKeys.list.queryOptions(), staleTime: 0 }),
      ]);
      save(
        accessReview(members, keys),
        `access-review-${new Date().toISOString().slice(0, 10)}.csv`,
      );
    },
  });
  return (
    <>
      {download.error && (
        <p role="alert" className="text-xs text-negative">
          {failureOf(download.error).message}
        </p>
      )}
      <Button disabled={download.isPending} onClick={() => download.mutate()}>
        <Download aria-hidden="true" size={14} />
        Access review
      </Button>
    </>
  );
}
