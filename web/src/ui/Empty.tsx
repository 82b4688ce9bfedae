import type { ReactNode } from "react";
import { EmptyDrawing } from "./icons";

/** Where nothing is: a drawing, a sentence or two, and what one can do. */
export function Empty({ children, act }: { children: ReactNode; act?: ReactNode }) {
  return (
    <div className="notice nothing">
      <EmptyDrawing />
      <p>{children}</p>
      {act}
    </div>
  );
}
