// Keeps the board fresh: asks for its part with the ETag it has, replaces only what changed,
// slows down when nobody looks or the network is away, and says so.

import { refresh } from "./teacher-table.js";

const USUAL = 1700, HIDDEN = 8000, SLOWEST = 15000;
const board = document.getElementById("bang");
const lost = document.getElementById("mat-ket-noi");
let etag = board.dataset.etag, failures = 0, timer = null, asking = false;

function replaceRows(old, fresh) {
  const rows = new Map([...old.querySelectorAll("tbody tr")].map((row) => [row.id, row]));
  const wanted = [...fresh.querySelectorAll("tbody tr")];
  if (wanted.length !== rows.size || wanted.some((row) => !rows.has(row.id))) { old.replaceWith(fresh); return; }
  wanted.filter((row) => row.outerHTML !== rows.get(row.id).outerHTML).forEach((row) => rows.get(row.id).replaceWith(row));
}

function show(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const held = document.activeElement?.closest("[id]")?.id;
  const href = document.activeElement?.getAttribute?.("href");
  page.querySelectorAll("[data-part]").forEach((fresh) => {
    const old = board.querySelector(`[data-part="${fresh.dataset.part}"]`);
    if (!old) { location.reload(); return; }
    if (fresh.dataset.part === "rows") replaceRows(old, fresh);
    else if (old.innerHTML !== fresh.innerHTML) old.replaceWith(fresh);
  });
  refresh();
  if (document.activeElement === document.body && href)
    (held && document.getElementById(held)?.querySelector(`[href="${href}"]`) || board.querySelector(`[href="${href}"]`))?.focus();
}

function connected(yes) {
  failures = yes ? 0 : failures + 1;
  const words = failures > 1 ? lost.dataset.words : "";
  if (lost.textContent !== words) lost.textContent = words;
}

async function ask() {
  if (asking) return;
  asking = true; clearTimeout(timer);
  try {
    const answer = await fetch(board.dataset.poll, {
      headers: { "If-None-Match": etag }, cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(10000),
    });
    if (answer.type === "opaqueredirect" || answer.status === 404) { location.reload(); return; }
    if (answer.status === 200) { show(await answer.text()); etag = answer.headers.get("ETag"); }
    else if (answer.status !== 304) throw new Error(String(answer.status));
    connected(true);
  } catch { connected(false); }
  asking = false;
  const pause = failures ? Math.min(USUAL * 2 ** (failures - 1), SLOWEST) : document.hidden ? HIDDEN : USUAL;
  timer = setTimeout(ask, pause * (0.85 + Math.random() * 0.3));
}

document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
addEventListener("online", ask);
timer = setTimeout(ask, USUAL);
