import { Link } from "@tanstack/react-router";
import { AccountMenu } from "./account-menu.js";
import { useCaller } from "./caller.js";
import { OrganizationSwitch } from "./organization-switch.js";
import { SETTINGS_PAGES } from "./pages.js";
import { ThemeSwitch } from "./theme-switch.js";

/** The organization, the pages, the theme and who is signed in. */
export function SideNavigation({ onNavigate }: { readonly onNavigate?: (() => void) | undefined }) {
  const { permissions } = useCaller();
  const pages = SETTINGS_PAGES.filter(
    ({ permission }) => !permission || permissions.includes(permission),
  );
  return (
    <div className="flex h-full flex-col gap-5 p-3">
      <OrganizationSwitch />
      <nav aria-label="Main" className="flex-1">
        <h2 className="px-2 pb-1.5 text-2xs font-medium text-ink-faint">Admin Settings</h2>
        {pages.map(({ to, name, icon: Icon }) => (
          <Link
            key={to}
            to={to}
            onClick={() => onNavigate?.()}
            className="mb-0.5 flex h-8 items-center gap-2.5 rounded-md px-2 font-medium transition-colors hover:bg-hover"
            activeProps={{ className: "bg-hover text-ink" }}
            inactiveProps={{ className: "text-ink-soft" }}
            activeOptions={{ includeSearch: false }}
          >
            <Icon aria-hidden="true" size={15} />
            {name}
          </Link>
        ))}
      </nav>
      <div className="flex flex-col gap-3">
        <ThemeSwitch />
        <AccountMenu onNavigate={onNavigate} />
      </div>
    </div>
  );
}
