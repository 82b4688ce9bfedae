import { useState } from "react";
import { administers, moderates, signsInHere } from "../../api/api";
import { useViewer } from "../../api/session";
import { useRead } from "../../api/useRead";
import { moderationWords } from "../../i18n/moderation";
import { Empty } from "../../ui/Empty";
import { focusHeading, Loading, NotFound, Page } from "../../ui/Page";
import { Alert } from "../../ui/Alert";
import { Retry } from "../../ui/Retry";
import { Entry } from "../membership/Entry";
import { WaitingSignUps } from "../membership/WaitingSignUps";
import { CodeAsk } from "../identity/CodeAsk";
import { MatterCard } from "./MatterCard";
import { getDecided, getServer, getWaiting } from "./moderation";
import { Sanctions } from "./Sanctions";

type Tab = "waiting" | "decided" | "signUps" | "sanctions" | "entry";

function tabs(): Tab[] {
  const all: Tab[] = ["waiting", "decided"];
  // At an issuer nobody signs up here.
  if (signsInHere()) all.push("signUps");
  all.push("sanctions");
  if (administers()) all.push("entry");
  return all;
}

/** The tab that the address names, as a notification does. */
const tabOfAddress = () => {
  const named = new URLSearchParams(location.search).get("show");
  return tabs().find((tab) => tab === named) ?? "waiting";
};

/** What moderators have to look at. The server decides who is one; to others this page is not there. */
export default function ModerationPage() {
  const viewer = useViewer();
  const said = moderationWords();
  const [tab, setTab] = useState(tabOfAddress);
  if (!viewer || !moderates()) return <NotFound />;
  return (
    <Page title={said.moderationTitle}>
      <div className="ways" role="group" aria-label={said.matters}>
        {tabs().map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === tab}
            onClick={() => setTab(one)}
          >
            {said.tabs[one]}
          </button>
        ))}
      </div>
      {tab === "signUps" && <WaitingSignUps />}
      {tab === "sanctions" && <Sanctions />}
      {tab === "entry" && <Entry />}
      {(tab === "waiting" || tab === "decided") && <Matters key={tab} tab={tab} />}
    </Page>
  );
}

function Matters({ tab }: { tab: "waiting" | "decided" }) {
  const said = moderationWords();
  const {
    value: matters,
    error,
    again,
  } = useRead(tab === "waiting" ? getWaiting : getDecided);
  const server = useRead(getServer);
  const [done, setDone] = useState("");
  const [over, setOver] = useState<unknown>(null);
  const rules = server.value?.rules;
  const unread = error ?? server.error;

  // The form goes with its matter; the page is where the keyboard goes on.
  const decided = (sentence: string, problem: unknown) => {
    setDone(sentence);
    setOver(problem);
    focusHeading();
    void again();
  };

  return (
    <>
      <p role="status" className="said">
        {done}
      </p>
      <Alert error={over} />
      <Retry error={unread} again={() => Promise.all([again(), server.again()])} />
      <CodeAsk error={error} onGiven={() => void again()} />
      {(!matters || !rules) && !unread && <Loading />}
      {matters?.length === 0 && (
        <Empty>{tab === "waiting" ? said.nothingWaits : said.nothingDecided}</Empty>
      )}
      {rules && (
        <ul className="told">
          {matters?.map((matter) => (
            <MatterCard
              // Another report has another note to read.
              key={`${matter.uuid} ${matter.version}`}
              matter={matter}
              rules={rules}
              onDecided={(sentence) => decided(sentence, null)}
              onOver={(problem) => decided("", problem)}
            />
          ))}
        </ul>
      )}
    </>
  );
}
