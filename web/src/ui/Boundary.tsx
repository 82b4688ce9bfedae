import { Component, type ReactNode } from "react";
import { words } from "../i18n/i18n";
import { Alert } from "./Alert";
import { ApiError } from "../api/ApiError";
import { Page } from "./Page";

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
        <Alert error={this.state.error} />
        <button type="button" className="quiet more" onClick={() => location.reload()}>
          {words.tryAgain}
        </button>
      </Page>
    );
  }
}

/** For import(): what did not come is told like any answer that did not. */
export const unreachable = (): never => {
  throw new ApiError(0, ["unreachable"], "");
};
