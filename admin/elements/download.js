import { api } from "../core/api.js";
import { h } from "../core/dom.js";

/** Hands a file to the browser's downloads. @param {string} name @param {Blob} blob */
export function saveFile(name, blob) {
  const url = URL.createObjectURL(blob);
  const link = h("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * Lets somebody choose where a large file goes, so that it need not be held in memory, where the browser can do that. To be
 * called by what somebody just did.
 * @param {string} name
 * @returns {Promise<WritableStream|null>} null where it cannot; throws an AbortError where they think better of it
 */
export async function chooseFile(name) {
  if (!window.showSaveFilePicker) return null;
  return (await window.showSaveFilePicker({ suggestedName: name })).createWritable();
}

/**
 * Asks the gateway for a file that a plain link cannot ask for, and hands it to the browser's downloads, or writes it into
 * what `chooseFile` gave.
 * @param {string} path beneath `/v1`
 * @param {{method?: string, body?: any, accept: string, name: string, query?: Object<string, any>, signal?: AbortSignal,
 *   into?: WritableStream|null, on?: (bytes: number, all: number|null) => void}} what `on` is told how far it is
 */
export async function fetchFile(path, { method = "GET", body, accept, name, query, signal, into = null, on = () => {} }) {
  const writer = into?.getWriter();
  const parts = [];
  try {
    const response = await api.send(method, path, body, { query, signal, headers: { Accept: accept } });
    const all = Number(response.headers.get("Content-Length")) || null;
    let bytes = 0;
    for await (const part of response.body) {
      if (writer) await writer.write(part);
      else parts.push(part);
      bytes += part.length;
      on(bytes, all);
    }
    if (all !== null && bytes < all) throw new Error(`The file broke off after ${bytes} of ${all} bytes.`);
  } catch (error) {
    // What has come so far is not kept.
    await writer?.abort().catch(() => {});
    throw error;
  }
  if (writer) await writer.close();
  else saveFile(name, new Blob(parts, { type: accept }));
}

/** Today, for names of files: 2026-11-28. */
export const today = () => new Date().toISOString().slice(0, 10);
