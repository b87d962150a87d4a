import type { BrowserContext } from "@playwright/test";

const ITS_OWN = /^(?:data|blob|about):/;

/**
 * Notes what the pages of a context do against the content security policy, and every request that
 * goes to another site; the list grows as they do it.
 */
export function watchPolicy(context: BrowserContext, origin: string): readonly string[] {
  const broken: string[] = [];
  context.on("console", (message) => {
    if (/Content Security Policy/i.test(message.text())) broken.push(message.text());
  });
  context.on("request", (request) => {
    const url = request.url();
    if (!ITS_OWN.test(url) && new URL(url).origin !== origin) broken.push(`asks for ${url}`);
  });
  return broken;
}
