import { type OrganizationRole, organizationRoleSchema, type WorkspaceGrant } from "@audit/types";
import { useState } from "react";
import { useCaller } from "../shell/caller.js";
import { ROLE_LABELS } from "../shell/roles.js";
import { SelectField } from "../ui/select-field.js";
import { TextField } from "../ui/text-field.js";
import { grantsOf, workspacesText } from "./grants.js";

const MEANINGS: Readonly<Record<OrganizationRole, string>> = {
  owner: "everything, owners included",
  admin: "everything but owners",
  auditor: "reads and exports the whole log",
  operator: "retention and dead letters, not the log",
  member: "only the workspaces named",
};

interface RoleFieldsProps {
  /** What is chosen at first. */
  readonly present: {
    readonly role: OrganizationRole;
    readonly workspaces: readonly WorkspaceGrant[];
  };
}

/** What somebody may do: a role, with workspaces where it is `member`. */
export function RoleFields({ present: { role, workspaces } }: RoleFieldsProps) {
  const isOwner = useCaller().role === "owner";
  const [chosen, setChosen] = useState(role);
  const roles = organizationRoleSchema.options.filter((one) => one !== "owner" || isOwner);
  return (
    <>
      <SelectField
        label="Role"
        name="role"
        value={chosen}
        onChange={(event) => setChosen(organizationRoleSchema.parse(event.target.value))}
      >
        {roles.map((one) => (
          <option key={one} value={one}>
            {ROLE_LABELS[one]}: {MEANINGS[one]}
          </option>
        ))}
      </SelectField>
      {chosen === "member" && (
        <>
          <TextField
            label="Admin in the workspaces"
            name="admin"
            required={false}
            defaultValue={workspacesText(workspaces, "admin")}
            hint="IDs, with commas between them"
          />
          <TextField
            label="Auditor in the workspaces"
            name="auditor"
            required={false}
            defaultValue={workspacesText(workspaces, "auditor")}
          />
        </>
      )}
    </>
  );
}

/** What these fields hold. */
export function roleOf(form: FormData) {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const role = organizationRoleSchema.parse(form.get("role"));
  return { role, workspaces: grantsOf({ admin: text("admin"), auditor: text("auditor") }) };
}
