import { lazy, type ComponentType } from "react";
import { Absent } from "./Boundary";

/** A part of a page that is loaded once it is drawn; a part that does not come says so in its place. */
export const later = <Props>(part: () => Promise<ComponentType<Props>>) =>
  lazy<ComponentType<Props>>(() =>
    part().then(
      (loaded) => ({ default: loaded }),
      () => ({ default: Absent }),
    ),
  );
