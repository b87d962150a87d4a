import type { ApiKey } from "@audit/types";
import { useQuery } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import { useTRPC } from "../api/trpc.js";
import { ListArea } from "../settings/list-area.js";
import { Permitted } from "../settings/permitted.js";
import { SettingsPage } from "../settings/settings-page.js";
import { useCaller } from "../shell/caller.js";
import { Button } from "../ui/button.js";
import { RecordList } from "../ui/record-list.js";
import { CreateKey } from "./create-key.js";
import { keyColumns } from "./key-columns.js";
import { keyState, usableFirst } from "./key-words.js";
import { RevokeKey } from "./revoke-key.js";
import { RotateKey } from "./rotate-key.js";

/** *Admin Settings › API Keys*, for whoever may see them. */
export function ApiKeysPage() {
  return (
    <Permitted permission="keys:list">
      <ApiKeys />
    </Permitted>
  );
}

function ApiKeys() {
  const mayManage = useCaller().permissions.includes("keys:manage");
  const query = useQuery(useTRPC().apiKeys.list.queryOptions(undefined, { staleTime: 0 }));
  const [isCreating, setIsCreating] = useState(false);
  const [open, setOpen] = useState<{ dialog: "rotate" | "revoke"; key: ApiKey }>();
  const close = () => setOpen(undefined);
  const now = new Date();
  const actions = (key: ApiKey) => {
    const { word } = keyState(key, now);
    if (word === "Revoked") return null;
    return (
      <span className="flex justify-end gap-2">
        {word === "Active" && !key.replacedBy && (
          <Button
            size="small"
            aria-label={`Rotate ${key.name}`}
            onClick={() => setOpen({ dialog: "rotate", key })}
          >
            Rotate
          </Button>
        )}
        <Button
          size="small"
          aria-label={`Revoke ${key.name}`}
          onClick={() => setOpen({ dialog: "revoke", key })}
        >
          Revoke
        </Button>
      </span>
    );
  };
  return (
    <SettingsPage
      section="Admin Settings"
      title="API Keys"
      description="What services use to record, read and export events."
      actions={
        mayManage && (
          <Button look="primary" onClick={() => setIsCreating(true)}>
            <Plus aria-hidden="true" size={15} />
            Create API key
          </Button>
        )
      }
    >
      <ListArea
        what="API keys"
        query={query}
        icon={KeyRound}
        empty={<p>A service needs a key to record events.</p>}
      >
        {(keys) => (
          <RecordList
            label="API keys"
            columns={keyColumns(now)}
            items={usableFirst(keys, now)}
            keyOf={({ id }) => id}
            actions={mayManage ? actions : undefined}
          />
        )}
      </ListArea>
      {isCreating && <CreateKey onClose={() => setIsCreating(false)} />}
      {open?.dialog === "rotate" && <RotateKey apiKey={open.key} onClose={close} />}
      {open?.dialog === "revoke" && <RevokeKey apiKey={open.key} onClose={close} />}
    </SettingsPage>
  );
}
