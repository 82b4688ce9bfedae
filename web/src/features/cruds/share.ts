import { pageOf, type Crud } from "../../api/cruds";
import { words } from "../../i18n/i18n";
import { copy } from "../../ui/copy";

/**
 * Gives a crud's link on, never its text: by what the device has for that, else by the clipboard.
 * Returns what is to be said of it.
 */
export async function share(crud: Crud): Promise<string> {
  const url = location.origin + pageOf(crud);
  try {
    if ("share" in navigator) {
      await navigator.share({ title: words.shareTitle(crud.display_name), url });
      return "";
    }
  } catch (failure) {
    const refusal = failure instanceof DOMException && failure.name;
    // Its reader has thought better of it, or is still choosing.
    if (refusal === "AbortError" || refusal === "InvalidStateError") return "";
  }
  return (await copy(url)) ? words.linkCopied : words.linkNotCopied;
}
