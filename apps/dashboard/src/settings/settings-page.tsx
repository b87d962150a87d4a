import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

interface SettingsPageProps {
  /** What the page is under: `Admin Settings`. */
  readonly section: string;
  readonly title: string;
  readonly description: string;
  /** Buttons for what concerns the whole page. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page of settings: where one is, what it is for, and a list that scrolls under it. */
export function SettingsPage(props: SettingsPageProps) {
  const { section, title, description, actions, children } = props;
  return (
    <div className="flex h-full flex-col">
      <header className="flex shrink-0 flex-wrap items-end justify-between gap-3 border-b border-line px-4 pt-3 pb-3 md:px-5 md:pt-4">
        <div className="min-w-0">
          <nav aria-label="Breadcrumb" className="hidden md:block">
            <ol className="flex items-center gap-1 text-xs text-ink-faint">
              <li>{section}</li>
              <ChevronRight aria-hidden="true" size={12} />
              <li aria-current="page">{title}</li>
            </ol>
          </nav>
          <h1 className="text-lg font-semibold tracking-tight">{title}</h1>
          <p className="text-ink-soft">{description}</p>
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      {/* What scrolls must be reached by the keyboard, also when nothing in it takes the focus. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by the arrow keys */}
      <section aria-label={title} tabIndex={0} className="min-h-0 flex-1 overflow-y-auto">
        {children}
      </section>
    </div>
  );
}
