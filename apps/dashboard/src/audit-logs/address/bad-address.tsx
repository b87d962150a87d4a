import { type ErrorComponentProps, Link, useLocation } from "@tanstack/react-router";
import { Unlink } from "lucide-react";
import { parseQueryString } from "../../query-string.js";
import { FailurePage } from "../../shell/failure-page.js";
import { Notice } from "../../ui/notice.js";
import { searchProblems } from "./search.js";

/** Says what in a link's address cannot be read, instead of showing other events than were meant. */
export function BadAddress(props: ErrorComponentProps) {
  const searchText = useLocation({ select: ({ searchStr }) => searchStr });
  const problems = searchProblems(parseQueryString(searchText));
  if (problems.length === 0) return <FailurePage {...props} />;
  return (
    <Notice icon={Unlink} title="This link cannot be read" role="alert" isPage>
      <p>Its address asks for something that the audit log does not know:</p>
      <ul className="flex w-full flex-col gap-1.5 text-left">
        {problems.map((problem) => (
          <li
            key={problem}
            className="rounded-md border border-line bg-panel px-3 py-2 text-xs break-words text-ink"
          >
            {problem}
          </li>
        ))}
      </ul>
      <Link to="/audit-logs" className="font-medium text-accent hover:underline">
        Show all events instead
      </Link>
    </Notice>
  );
}
