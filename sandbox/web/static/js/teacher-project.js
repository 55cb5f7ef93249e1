// Keeps what the projector shows fresh.

import { poll } from "./polling.js";

const shown = document.getElementById("chieu");
const lost = document.getElementById("mat-ket-noi");
const whole = document.querySelector("[data-fullscreen]");

whole.hidden = !document.fullscreenEnabled;
whole.addEventListener("click", () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()));

poll({
  address: shown.dataset.poll, version: shown.dataset.version,
  take: (html) => shown.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes),
  gone: (status) => { if (status === 404) location.reload(); else location.assign(shown.dataset.door); },
  connected: (failures) => { const words = failures > 1 ? lost.dataset.words : ""; if (lost.textContent !== words) lost.textContent = words; },
});
