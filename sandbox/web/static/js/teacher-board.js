// Keeps the board fresh: takes over the parts that changed and, of the rows, the cells.

import { poll } from "./polling.js";
import { refresh } from "./teacher-table.js";

const CLASSES = { x: "done", o: "now", "!": "trouble", ".": "no" };
const board = document.getElementById("bang");
const lost = document.getElementById("mat-ket-noi");
const words = JSON.parse(board.dataset.words);
const waiting = new Map(); // parts somebody is at work in

function write(node, text) { if (node.textContent !== text) node.textContent = text; }

function writeRow(line) {
  const [id, state, steps, mark, minutes, why] = line.split("\t");
  const row = document.getElementById(`hs-${id}`);
  if (row.className !== `r-${state}`) row.className = `r-${state}`;
  [...steps].forEach((letter, at) => {
    const cell = row.cells[at + 2];
    if (cell.className === CLASSES[letter]) return;
    cell.className = CLASSES[letter];
    write(cell.firstElementChild, words[letter]);
  });
  write(row.querySelector(".m"), minutes);
  write(row.querySelector(".d"), mark);
  write(row.querySelector(".why"), why);
}

function writeRows(part) {
  const lines = part.textContent.split("\n").filter(Boolean);
  const ids = new Set([...board.querySelectorAll("tbody tr")].map((row) => row.id));
  const same = lines.length === ids.size && lines.every((line) => ids.has(`hs-${line.split("\t", 1)[0]}`));
  if (!same) { location.reload(); return; } // somebody has come or gone
  lines.forEach(writeRow);
  refresh();
}

const busy = (part) => part.querySelector("dialog[open], details[open], input:focus, textarea:focus, select:focus");

function replace(fresh) {
  const name = fresh.dataset.part, old = board.querySelector(`[data-part="${name}"]`);
  if (!old) { location.reload(); return; }
  if (busy(old)) { waiting.set(name, fresh); return; }
  waiting.delete(name);
  if (old.innerHTML === fresh.innerHTML) return;
  const href = old.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  old.replaceWith(document.adoptNode(fresh));
  if (href) (board.querySelector(`[data-part="${name}"] [href="${CSS.escape(href)}"]`) ?? board.querySelector("h1 a")).focus();
}

function take(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  page.querySelectorAll("[data-part]").forEach((part) => (part.dataset.part === "rows" ? writeRows(part) : replace(part)));
}

addEventListener("focusout", () => setTimeout(() => waiting.forEach(replace)));
document.addEventListener("toggle", () => waiting.forEach(replace), true);

// arrows go from student to student
board.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const names = [...board.querySelectorAll("tbody th a")], at = names.indexOf(document.activeElement);
  if (!step || at < 0) return;
  event.preventDefault();
  names[Math.max(0, Math.min(names.length - 1, at + step))].focus();
});

poll({
  address: board.dataset.poll, version: board.dataset.version, take,
  gone: (status) => { if (status === 404) location.reload(); else location.assign(board.dataset.door); },
  connected: (failures) => write(lost, failures > 1 ? lost.dataset.words : ""),
});
