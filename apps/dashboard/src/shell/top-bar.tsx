import { Menu } from "lucide-react";
import { useState } from "react";
import { IconButton } from "../ui/button.js";
import { Modal } from "../ui/modal.js";
import { OrganizationSwitch } from "./organization-switch.js";
import { SideNavigation } from "./side-navigation.js";

/** The narrow screen's bar: the organization, and a button that brings the navigation in. */
export function TopBar() {
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  return (
    <header className="flex h-12 shrink-0 items-center justify-between gap-2 border-b border-line bg-panel px-2 md:hidden">
      <OrganizationSwitch />
      <IconButton label="Open navigation" onClick={() => setIsOpen(true)}>
        <Menu aria-hidden="true" size={18} />
      </IconButton>
      {isOpen && (
        <Modal title="Navigation" place="side" onClose={close}>
          <SideNavigation onNavigate={close} />
        </Modal>
      )}
    </header>
  );
}
