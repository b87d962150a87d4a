import { Link } from "@tanstack/react-router";
import { FileQuestion } from "lucide-react";
import { Notice } from "../ui/notice.js";

/** For an address that no page has. */
export function NotFoundPage() {
  return (
    <main>
      <Notice icon={FileQuestion} title="There is no such page" isPage>
        <p>The address is not one of this dashboard's pages.</p>
        <Link to="/" className="font-medium text-accent hover:underline">
          Go to Audit Logs
        </Link>
      </Notice>
    </main>
  );
}
