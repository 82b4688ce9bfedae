import { useSyncExternalStore } from "react";
import { words } from "../i18n/i18n";

function subscribe(changed: () => void): () => void {
  window.addEventListener("online", changed);
  window.addEventListener("offline", changed);
  return () => {
    window.removeEventListener("online", changed);
    window.removeEventListener("offline", changed);
  };
}

/** Says so while this machine has no network; what is on the page stays readable. */
export function Offline() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <p role="status" className="offline">
      {online ? "" : words.offline}
    </p>
  );
}
