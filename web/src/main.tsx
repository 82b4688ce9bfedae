import { startTransition, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import "./style/base.css";
import "./style/layout.css";
import "./style/parts.css";
import "./style/cruds.css";
import "./style/forms.css";
import "./style/narrow.css";
import { applyTheme } from "./ui/theme";
import { startRouter } from "./ui/router";
import { takeShared } from "./store/intent";
import { loadRefusals, loadWords, onLanguage } from "./i18n/i18n";
import { onRefusal } from "./api/api";
import { firstViewer } from "./api/session";

/** How long the skeleton stands while it is not known who is signed in, in milliseconds. */
const PATIENCE = 500;

async function start(): Promise<void> {
  startRouter();
  const late = new Promise((given) => setTimeout(given, PATIENCE));
  await Promise.all([loadWords(), Promise.race([firstViewer(), late])]);

  const element = document.getElementById("root");
  if (!element) throw new Error("index.html has no #root");
  const root = createRoot(element);
  // A new language draws everything anew, from here down; no part keeps a word.
  const draw = () =>
    root.render(
      <StrictMode>
        <App />
      </StrictMode>,
    );
  // In pieces, between which the browser answers its reader. What is drawn at once, or anew for who is signed in, is a long task.
  startTransition(draw);
  onLanguage(draw);
}

applyTheme();
takeShared();
onRefusal(loadRefusals);
// In a task of its own, after that which read all the scripts.
setTimeout(() => void start());

// When all else is there: it is for the next start. Not on plain http, nor while these pages are worked on.
if (import.meta.env.PROD && "serviceWorker" in navigator)
  window.addEventListener("load", () => {
    // A browser that refuses it has the pages all the same.
    navigator.serviceWorker.register("/sw.js").catch(() => {});
  });
