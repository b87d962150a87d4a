/** Id of the live region in `index.html`. */
const REGION = "announcer";

/** Has a screen reader say a sentence, for what only the eye would notice. */
export function announce(sentence: string): void {
  const region = document.getElementById(REGION);
  if (region) region.textContent = sentence;
}
