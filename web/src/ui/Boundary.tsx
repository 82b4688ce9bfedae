import { Component, type ReactNode } from "react";
import { words } from "../i18n/i18n";
import { Alert } from "./Alert";
import { ApiError } from "../api/ApiError";
import { Page } from "./Page";

const UNREACHED = new ApiError(0, ["unreachable"], "");

type State = { error: unknown };

/** Where a page cannot be drawn, says so and offers to begin anew; all around it stays. */
export class Boundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return (
      <Page title={words.brand}>
        <Anew error={this.state.error} />
      </Page>
    );
  }
}

/** Says what failed and offers to begin anew: after a newer release this page's files are gone. */
function Anew({ error }: { error: unknown }) {
  return (
    <>
      <Alert error={error} />
      <button type="button" className="quiet more" onClick={() => location.reload()}>
        {words.tryAgain}
      </button>
    </>
  );
}

/** Stands where a part of a page did not come. */
export const Absent = () => (
  <div className="absent">
    <Anew error={UNREACHED} />
  </div>
);

/** For import(): what did not come is told like any answer that did not. */
export const unreachable = (): never => {
  throw UNREACHED;
};
