import type { PeopleContext } from "../src/query/people-context.js";

const unused = () => Promise.reject(new Error("not reached"));

/** For tests of procedures that have nothing to do with people. */
export const unusedPeople: PeopleContext = {
  members: { list: unused, setRole: unused, setWorkspaces: unused, remove: unused },
  organizations: { mine: unused, switchTo: unused },
  sessions: { list: unused, revoke: unused },
};
