const CHANNEL = "audit.organization";

/** Every page anew: nothing that one organization's pages have read stays in memory. */
const startAgain = () => window.location.assign("/");

/** Another organization was chosen for the session: starts again, here and in its other tabs. */
export function organizationChanged(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage("changed");
  channel.close();
  startAgain();
}

/** Starts again when another tab of the session has chosen another organization. */
export function followOrganization(): void {
  new BroadcastChannel(CHANNEL).addEventListener("message", startAgain);
}
