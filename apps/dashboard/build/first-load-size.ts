import { gzipSync } from "node:zlib";
import type { Plugin, Rolldown } from "vite";

/** Bytes after gzip that opening the page may cost: code, styles and the font of the first screen. */
const LIMIT_BYTES = 250_000;

interface FirstLoadOptions {
  /** Source files of the lazy pages that are on screen at first, such as `audit-logs-page.tsx`. */
  readonly pages: readonly string[];
  /** Beginning of the font file that every reader of the page loads. */
  readonly font: string;
}

type Bundle = Rolldown.OutputBundle;

/** The chunks that the browser has loaded when the page shows, by following static imports. */
function firstChunks(bundle: Bundle, pages: readonly string[]): Set<string> {
  const names = new Set<string>();
  const add = (name: string): void => {
    const chunk = bundle[name];
    if (names.has(name) || chunk?.type !== "chunk") return;
    names.add(name);
    for (const imported of chunk.imports) add(imported);
  };
  for (const [name, file] of Object.entries(bundle)) {
    if (file.type !== "chunk") continue;
    const isPage = pages.some((page) => file.facadeModuleId?.endsWith(page));
    if (file.isEntry || isPage) add(name);
  }
  return names;
}

function gzipBytes(file: Bundle[string]): number {
  return gzipSync(file.type === "chunk" ? file.code : file.source).length;
}

/** Prints what the first load of a page weighs, and fails the build when it is above the limit. */
export function firstLoadSize({ pages, font }: FirstLoadOptions): Plugin {
  return {
    name: "first-load-size",
    apply: "build",
    enforce: "post",
    generateBundle(_options, bundle) {
      const chunks = firstChunks(bundle, pages);
      let total = 0;
      const lines: string[] = [];
      for (const [name, file] of Object.entries(bundle)) {
        const isFirst =
          chunks.has(name) || name.endsWith(".css") || name.split("/").at(-1)?.startsWith(font);
        if (!isFirst) continue;
        const bytes = gzipBytes(file);
        total += bytes;
        lines.push(`  ${(bytes / 1_000).toFixed(1).padStart(7)} kB  ${name}`);
      }
      const summary = `first load ${(total / 1_000).toFixed(1)} kB gzip of at most ${LIMIT_BYTES / 1_000} kB`;
      this.info(`${summary}\n${lines.join("\n")}`);
      if (total > LIMIT_BYTES) this.error(`${summary}: split something off or leave it out`);
    },
  };
}
