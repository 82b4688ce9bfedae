import { useEffect, useState, useSyncExternalStore } from "react";
import { profileOf, type Crud } from "../../api/cruds";
import { onAuthError, useViewer } from "../../api/session";
import { usePages } from "../../api/usePages";
import { atMost, counted } from "../../i18n/format";
import { accountWords } from "../../i18n/account";
import { words } from "../../i18n/i18n";
import { crudOf, subscribe, upsert } from "../../store/cruds";
import { rememberPath } from "../../store/intent";
import { markRead, onTold, useUnread } from "../../store/notifications";
import { Alert } from "../../ui/Alert";
import { Empty } from "../../ui/Empty";
import { Loading, Page } from "../../ui/Page";
import { Retry } from "../../ui/Retry";
import { SignInFirst } from "../../ui/SignInFirst";
import { Link } from "../../ui/router";
import { CrudCard } from "../cruds/CrudCard";
import Quote from "../cruds/Quote";
import { WriteOne } from "../cruds/WriteOne";
import { ADDRESS, keyOf, merged, TABS, type Tab, type Told } from "./notifications";
import { Notices } from "./Notices";
import { Settings } from "./Settings";

/** Kinds whose fields are a person's. */
const BY_MODERATION = ["reports", "sign_ups", "decision"] as const;
const WITHOUT_CRUD: Told["kind"][] = ["followed", ...BY_MODERATION];

type ByModeration = Told & { kind: (typeof BY_MODERATION)[number] };

const isByModeration = (kind: Told["kind"]): kind is ByModeration["kind"] =>
  (BY_MODERATION as readonly string[]).includes(kind);

type Props = { onCompose: (to: Crud | "new") => void };

/** What the viewer is told, and which of it is counted. */
export default function NotificationsPage({ onCompose }: Props) {
  const viewer = useViewer();
  const [tab, setTab] = useState<Tab>("all");
  return (
    <Page title={words.notifications}>
      {viewer ? (
        <>
          <div className="ways" role="group" aria-label={accountWords().whatIsTold}>
            {TABS.map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={one === tab}
                onClick={() => setTab(one)}
              >
                {accountWords().toldTabs[one]}
              </button>
            ))}
          </div>
          <List key={tab} tab={tab} onCompose={onCompose} />
          <Settings />
          <Notices />
        </>
      ) : (
        <SignInFirst onLeave={() => rememberPath()}>
          {accountWords().signInFirst}
        </SignInFirst>
      )}
    </Page>
  );
}

/** The first page, which counts as read once it is drawn, and as many more as are asked for. */
function List({ tab, onCompose }: Props & { tab: Tab }) {
  const { list, setList, unread, again, error, attempt, more } = usePages<Told>(
    ADDRESS[tab],
    { note: keep, keyOf, merge: merged },
  );
  const waiting = useUnread();

  const isThere = list !== null;
  const newest = list?.items[0]?.notification_uuid;
  useEffect(() => {
    if (!isThere || tab !== "all") return;
    const read = () => {
      if (document.visibilityState === "visible")
        void markRead(newest).catch(onAuthError);
    };
    read();
    // A page that is drawn in a hidden tab counts as read when the tab is shown.
    const seen = () => {
      if (newest) read();
    };
    document.addEventListener("visibilitychange", seen);
    return () => document.removeEventListener("visibilitychange", seen);
  }, [isThere, newest, tab]);
  // Reading it here is heard of too: what is drawn as new stays so.
  useEffect(() => onTold(() => void again()), [again]);

  if (!list) return unread ? <Retry error={unread} again={again} /> : <Loading />;
  const { items, next } = list;
  return (
    <>
      {waiting > 0 && (
        <button
          type="button"
          className="quiet"
          onClick={() =>
            void attempt(async () => {
              await markRead();
              setList(
                (old) =>
                  old && {
                    ...old,
                    items: old.items.map((one) => ({ ...one, unread: false })),
                  },
              );
            })
          }
        >
          {accountWords().markAllRead}
        </button>
      )}
      {items.length === 0 && (
        <Empty act={<WriteOne onCompose={onCompose} />}>
          {accountWords().nothingTold}
        </Empty>
      )}
      <ul className="told">
        {items.map((one) => (
          <Notice key={keyOf(one)} told={one} onCompose={onCompose} />
        ))}
      </ul>
      {next && (
        <button type="button" className="quiet more" onClick={() => void more()}>
          {words.showMore}
        </button>
      )}
      <Alert error={error} />
    </>
  );
}

/** The cruds among them are kept where every other is, so that they go at their second. */
function keep(told: Told[]): void {
  upsert(told.filter(({ kind }) => !WITHOUT_CRUD.includes(kind)));
}

/** What moderation tells: by nobody's name, and with no crud. */
function Moderation({ told: { kind, count, rule, unread } }: { told: ByModeration }) {
  const said = accountWords();
  const { address, sentence } = {
    reports: { address: "/moderation", sentence: () => counted(count, said.reportsWait) },
    sign_ups: {
      address: "/moderation?show=signUps",
      sentence: () => counted(count, said.signUpsWait),
    },
    decision: { address: "/account", sentence: () => said.decidedAboutYou },
  }[kind];
  return (
    <li className={unread ? "told-one unread" : "told-one"}>
      <p className="told-who">
        {unread && <span className="visually-hidden">{words.unread} </span>}
        <Link href={address} className="who-name">
          {sentence()}
        </Link>{" "}
        {rule && words.brokenRule(rule)}
      </p>
    </li>
  );
}

function Notice({ told, onCompose }: Props & { told: Told }) {
  const { kind, people, count, uuid } = told;
  const crud = useSyncExternalStore(subscribe, () => crudOf(uuid));
  if (isByModeration(kind)) return <Moderation told={{ ...told, kind }} />;
  const [first] = people;
  if (!first || (kind !== "followed" && !crud)) return null;
  const others = count - 1;
  const who = (
    <Link href={profileOf(first.handle)} className="who-name" dir="auto">
      {first.display_name}
    </Link>
  );
  const said = kind === "replied" || kind === "mentioned";
  return (
    <li className={told.unread ? "told-one unread" : "told-one"}>
      <p className="told-who">
        {told.unread && <span className="visually-hidden">{words.unread} </span>}
        {who}{" "}
        {others > 0
          ? atMost(others, accountWords().toldOfMany[kind])
          : accountWords().toldOf[kind]}
      </p>
      {said && crud && <CrudCard crud={crud} onCompose={onCompose} />}
      {!said && crud && <Quote uuid={uuid} />}
    </li>
  );
}
