import { clsx } from "clsx";
import { useMemo } from "react";
import { type JsonToken, jsonTokens } from "./json-tokens.js";

const COLOURS: Readonly<Record<JsonToken["kind"], string>> = {
  key: "text-info",
  string: "text-positive",
  number: "text-caution",
  word: "text-special",
  mark: "text-ink-soft",
};

interface JsonViewProps {
  readonly value: unknown;
  /** What it is, for screen readers. */
  readonly label: string;
  readonly className?: string;
}

/** JSON as text, indented and coloured. */
export function JsonView({ value, label, className }: JsonViewProps) {
  const tokens = useMemo(() => jsonTokens(JSON.stringify(value, null, 2) ?? ""), [value]);
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must too
      tabIndex={0}
      className={clsx("overflow-auto rounded-lg border border-line bg-panel", className)}
    >
      <pre className="w-max min-w-full p-3 font-mono text-xs leading-5">
        {tokens.map(({ kind, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move
          <span key={index} className={COLOURS[kind]}>
            {text}
          </span>
        ))}
      </pre>
    </section>
  );
}
