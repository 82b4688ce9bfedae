import { lazy, Suspense, useEffect, useRef, useState, type Ref } from "react";
import { unreachable } from "../../ui/Boundary";
import { copy } from "../../ui/copy";
import { Alert } from "../../ui/Alert";
import { Loading } from "../../ui/Page";
import { accountWords } from "../../i18n/account";
import { words } from "../../i18n/i18n";
import { exact } from "../../i18n/format";
import { Field, Form, Username } from "../../ui/Form";
import { type Account } from "./account";
import { CodeField } from "./CodeField";
import {
  beginSetup,
  codesShown,
  confirmSetup,
  isSetupOver,
  renewCodes,
  showCodes,
  turnOff,
  type Setup,
} from "./factor";

const QrCode = lazy(() => import("./QrCode").catch(unreachable));

/** The secret in groups of four, as one types it. */
const inGroups = (secret: string) => secret.replace(/(.{4})(?=.)/g, "$1 ");

/** A code beside the password: setting it up, its recovery codes, and turning it off. */
export function FactorSection({
  account,
  onChanged,
}: {
  account: Account;
  onChanged: (said: string) => void;
}) {
  const [setup, setSetup] = useState<Setup | null>(null);
  /** Why the secret that was shown last does not count any more. */
  const [over, setOver] = useState<unknown>(null);
  const [codes, setCodes] = useState(() => codesShown(account.handle));
  const show = (made: string[]) => {
    showCodes(account.handle, made);
    setCodes(made);
  };

  const confirm = async (code: string) => {
    try {
      show(await confirmSetup(code));
    } catch (problem) {
      if (!isSetupOver(problem)) throw problem;
      setOver(problem);
      setSetup(null);
    }
  };

  if (codes)
    return (
      <RecoveryCodes
        codes={codes}
        onKept={() => {
          showCodes(account.handle, null);
          onChanged(
            account.second_factor ? accountWords().saved : accountWords().factorIsOn,
          );
        }}
      />
    );
  if (account.second_factor)
    return (
      <Change
        account={account}
        onCodes={show}
        onOff={() => onChanged(accountWords().factorIsOff)}
      />
    );
  if (setup)
    return (
      <Form
        key="code"
        title={accountWords().factorTitle}
        submit={accountWords().confirm}
        fields={["factor_code"]}
        onSubmit={(value) => confirm(value("code"))}
        more={
          <button type="button" className="quiet" onClick={() => setSetup(null)}>
            {words.cancel}
          </button>
        }
      >
        {(error) => (
          <>
            <p className="rule">{accountWords().factorScan}</p>
            <Suspense fallback={<Loading />}>
              <QrCode text={setup.address} label={accountWords().factorPicture} />
            </Suspense>
            <p className="rule">
              {accountWords().factorType}{" "}
              <code className="secret-text">{inGroups(setup.secret)}</code>
            </p>
            <p>
              <a className="quiet" href={setup.address}>
                {accountWords().factorOpenApp}
              </a>
            </p>
            <CodeField
              rule={accountWords().factorFirstCode}
              ref={takeFocus}
              error={error}
            />
          </>
        )}
      </Form>
    );
  return (
    <Form
      key="password"
      title={accountWords().factorTitle}
      submit={accountWords().factorSetUp}
      fields={["password"]}
      onSubmit={async (value) => {
        setOver(null);
        setSetup(await beginSetup(value("password")));
      }}
    >
      {(error) => (
        <>
          <Username value={account.handle} />
          <p className="rule">{accountWords().factorHint}</p>
          <Alert error={over} />
          <PasswordField error={error} ref={over ? takeFocus : null} />
        </>
      )}
    </Form>
  );
}

/** The pressed button gave way to this field. The same function always, so that it acts but once. */
const takeFocus = (input: HTMLInputElement | null) => input?.focus();

function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [said, setSaid] = useState("");
  // The form gave way to this: its reader goes on here.
  useEffect(() => heading.current?.focus(), []);
  const copyAll = async () => {
    const { recoveryCopied, recoveryNotCopied } = accountWords();
    setSaid((await copy(codes.join("\n"))) ? recoveryCopied : recoveryNotCopied);
  };
  return (
    <section className="form" aria-labelledby="recovery-codes">
      <h2 id="recovery-codes" ref={heading} tabIndex={-1}>
        {accountWords().recoveryTitle}
      </h2>
      <p className="rule">{accountWords().recoveryHint}</p>
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p role="status" className="said">
        {said}
      </p>
      <div className="row">
        <button type="button" className="quiet" onClick={() => void copyAll()}>
          {accountWords().recoveryCopy}
        </button>
        <button type="button" className="primary" onClick={onKept}>
          {accountWords().recoveryKept}
        </button>
      </div>
    </section>
  );
}

/** New recovery codes, or turning it off: both take the password and a code. */
function Change({
  account,
  onCodes,
  onOff,
}: {
  account: Account;
  onCodes: (codes: string[]) => void;
  onOff: () => void;
}) {
  const [renews, setRenews] = useState(false);
  const factor = account.second_factor;
  if (!factor) return null;
  return (
    <Form
      title={accountWords().factorTitle}
      submit={renews ? accountWords().recoveryRenew : accountWords().factorTurnOff}
      danger={!renews}
      fields={["password", "factor_code"]}
      onSubmit={async (value) => {
        const proof = [value("password"), value("code")] as const;
        if (renews) return onCodes(await renewCodes(...proof));
        await turnOff(...proof);
        onOff();
      }}
      more={
        <button type="button" className="quiet" onClick={() => setRenews(!renews)}>
          {renews ? words.cancel : accountWords().recoveryNew}
        </button>
      }
    >
      {(error) => (
        <>
          <Username value={account.handle} />
          <p className="rule">
            {accountWords().factorOnSince(exact(Date.parse(factor.since)))}{" "}
            {accountWords().recoveryLeft(factor.recovery_codes)}{" "}
            {renews && accountWords().recoveryNewHint}
          </p>
          <PasswordField error={error} />
          <CodeField error={error} />
        </>
      )}
    </Form>
  );
}

function PasswordField(props: { error: unknown; ref?: Ref<HTMLInputElement> }) {
  return (
    <Field
      {...props}
      label={accountWords().presentPassword}
      name="password"
      type="password"
      autoComplete="current-password"
      codes="password"
    />
  );
}
