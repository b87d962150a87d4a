import { getRouteApi } from "@tanstack/react-router";

const signedIn = getRouteApi("/signed-in");

/** Who is signed in, in which organization, with which permissions; inside the shell only. */
export function useCaller() {
  return signedIn.useRouteContext().caller;
}
