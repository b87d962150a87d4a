import { Outlet } from "@tanstack/react-router";
import { SideNavigation } from "./side-navigation.js";
import { TopBar } from "./top-bar.js";

/** What stands around every page: navigation at the side, on narrow screens a bar on top. */
export function AppShell() {
  return (
    <div className="flex h-full flex-col md:flex-row">
      <a
        href="#content"
        className="sr-only z-40 rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      <TopBar />
      <aside className="hidden w-50 shrink-0 border-r border-line bg-panel md:block">
        <SideNavigation />
      </aside>
      <main id="content" tabIndex={-1} className="min-h-0 min-w-0 flex-1 outline-none">
        <Outlet />
      </main>
    </div>
  );
}
