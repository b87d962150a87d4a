import { Check, Copy, type LucideIcon, TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { announce } from "./announce.js";
import { Button, IconButton } from "./button.js";

const SHOWN_MS = 1_500;

type State = "idle" | "copied" | "failed";

interface CopyButtonProps {
  readonly text: string;
  /** What is copied: `event ID`. */
  readonly what: string;
  readonly icon?: LucideIcon;
  readonly className?: string;
  /** Shows this word beside the icon. */
  readonly word?: string;
}

/** Puts a text on the clipboard and says so, to the eye and to a screen reader. */
export function CopyButton({ text, what, icon: Icon = Copy, className, word }: CopyButtonProps) {
  const [state, setState] = useState<State>("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const labels = {
    idle: `Copy ${what}`,
    copied: `Copied ${what}`,
    failed: `Could not copy ${what}`,
  };
  const become = (next: "copied" | "failed") => {
    setState(next);
    announce(labels[next]);
  };
  const copy = () => {
    // Browsers offer the clipboard to pages from https and from this machine only.
    if (!navigator.clipboard) return become("failed");
    navigator.clipboard.writeText(text).then(
      () => become("copied"),
      () => become("failed"),
    );
  };
  const Shown = { idle: Icon, copied: Check, failed: TriangleAlert }[state];
  const icon = <Shown aria-hidden="true" size={14} />;
  if (!word) {
    return (
      <IconButton label={labels[state]} onClick={copy} className={className}>
        {icon}
      </IconButton>
    );
  }
  return (
    <Button size="small" onClick={copy} aria-label={labels[state]} className={className}>
      {icon}
      {state === "copied" ? "Copied" : word}
    </Button>
  );
}
