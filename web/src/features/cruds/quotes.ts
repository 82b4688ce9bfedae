const LINK =
  /\/(?:@\w{3,30}\/status|activities)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![\w/-])/;

/** The id of the first crud of this server to which a text links; it quotes that one. */
export function quotedIn(text: string): string | undefined {
  for (const piece of text.split(`${location.origin}/`).slice(1)) {
    const found = LINK.exec(`/${piece}`);
    if (found?.index === 0) return found[1];
  }
  return undefined;
}
