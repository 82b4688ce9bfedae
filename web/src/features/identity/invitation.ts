const KEPT = "cruddur:invitation";

/** Where this browser keeps nothing, as long as the page lives. */
let code: string | null = null;

/**
 * The code of the invitation that somebody signs up by: from the link's fragment, which no server is
 * told, and then as long as the tab is open, for who comes back to the form.
 */
export function invitationNow(): string | null {
  const brought = new URLSearchParams(location.hash.slice(1)).get("invitation");
  try {
    if (brought) sessionStorage.setItem(KEPT, brought);
    code = brought ?? code ?? sessionStorage.getItem(KEPT);
  } catch {
    code = brought ?? code;
  }
  return code;
}

export function forgetInvitation(): void {
  code = null;
  try {
    sessionStorage.removeItem(KEPT);
  } catch {
    // There was nothing to remove.
  }
}
