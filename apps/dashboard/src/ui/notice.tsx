import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface NoticeProps {
  readonly icon: LucideIcon;
  readonly title: string;
  /** `alert` interrupts a screen reader, for failures; `status` waits its turn. */
  readonly role?: "alert" | "status";
  /** Where it is all that the page holds, its title is the page's. */
  readonly isPage?: boolean;
  readonly children?: ReactNode;
}

/** What a page or list says in the place of content: nothing here, not allowed, failed. */
export function Notice({
  icon: Icon,
  title,
  role = "status",
  isPage = false,
  children,
}: NoticeProps) {
  const Heading = isPage ? "h1" : "h2";
  return (
    <div role={role} className="mx-auto flex max-w-lg flex-col items-center px-6 py-16 text-center">
      <span className="mb-4 flex size-10 items-center justify-center rounded-lg border border-line bg-panel text-ink-soft">
        <Icon aria-hidden="true" size={18} />
      </span>
      <Heading className="text-base font-semibold text-ink">{title}</Heading>
      <div className="mt-1 flex w-full flex-col items-center gap-4 text-ink-soft">{children}</div>
    </div>
  );
}
