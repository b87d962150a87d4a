import { ScrollText } from "lucide-react";
import type { ReactNode } from "react";

interface OneFormPageProps {
  readonly title: string;
  readonly explanation: ReactNode;
  readonly children: ReactNode;
}

/** A page of its own for a single form, for somebody who has no session. */
export function OneFormPage({ title, explanation, children }: OneFormPageProps) {
  return (
    <main className="flex h-full flex-col items-center overflow-y-auto bg-panel px-4">
      <div className="my-auto w-full max-w-90 py-10">
        <div className="mb-6 flex flex-col items-center text-center">
          <span
            aria-hidden="true"
            className="mb-4 flex size-10 items-center justify-center rounded-xl bg-accent text-on-accent"
          >
            <ScrollText size={19} />
          </span>
          <h1 className="text-lg font-semibold tracking-tight">{title}</h1>
          <p className="mt-1 break-words text-ink-soft">{explanation}</p>
        </div>
        {children}
      </div>
    </main>
  );
}
