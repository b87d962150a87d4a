/** The name of a key, as help and hints show it. */
export function KeyCap({ children }: { readonly children: string }) {
  return (
    <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded border border-line-strong bg-panel px-1 font-sans text-2xs text-ink-soft">
      {children}
    </kbd>
  );
}
