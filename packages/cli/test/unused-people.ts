import type { PeopleContext, Visitor } from "@audit/router";

const unused = () => Promise.reject(new Error("not reached"));

/** For tests of procedures that have nothing to do with people. */
export const unusedPeople: PeopleContext = {
  invitations: {
    create: unused,
    list: unused,
    revoke: unused,
    open: unused,
    invited: unused,
    accept: unused,
  },
  passwords: { link: unused, persons: unused, reset: unused },
  members: { list: unused, one: unused, setRole: unused, setWorkspaces: unused, remove: unused },
  organizations: { mine: unused, switchTo: unused },
  sessions: { list: unused, revoke: unused },
};

export const unusedVisitor: Visitor = { countCall: unused, user: unused };
