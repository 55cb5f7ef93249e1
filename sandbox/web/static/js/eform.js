// Keeps the draft while it is being typed, and copies the applicant to the owner on request. Works without: every button saves too.

const SOON = 1200, AGAIN = 5000;
const form = document.querySelector("form[data-autosave]");
const OVER = "Chưa lưu được: phiên đăng nhập đã hết. Hãy tải lại trang rồi đăng nhập lại.";

function icon(name) {
  const from = document.querySelector(".icon use").getAttribute("href").split("#")[0];
  return `<svg class="icon" aria-hidden="true"><use href="${from}#${name}"></use></svg>`;
}

const plain = (text) => text.normalize("NFC").trim().replace(/\s+/g, " ");
const valueOf = (control) => (control.type === "checkbox" ? (control.checked ? control.value : "") : control.value);
const isTyped = (control) => control.id && control.name && !["hidden", "submit", "button", "fieldset"].includes(control.type);
const put = (control, value) => { if (control.type === "checkbox") control.checked = value !== ""; else control.value = value; };

// What was typed and is not yet known to be on the server waits in this tab, so that a reload shows it again.
// Each field, by its id, has the values the server may still show (`was`) and the one last typed (`now`). If a page comes
// with one of the former, the server lags behind this tab; any other value was saved elsewhere, and stays.
function waiting(key) {
  const fields = {}, shown = {};

  const write = (left = false) => {
    try {
      if (Object.keys(fields).length) sessionStorage.setItem(key, JSON.stringify({ fields, left })); else sessionStorage.removeItem(key);
    } catch { /* no room, or forbidden: every save still goes to the server */ }
  };

  // the page that answers a button is the server's last word, the one that Back brings is not
  function earlier() {
    try {
      const { fields, left } = JSON.parse(sessionStorage.getItem(key));
      return left && performance.getEntriesByType("navigation")[0]?.type === "navigate" ? {} : fields;
    } catch { return {}; }
  }

  function restore(typed) {
    for (const control of form.elements) {
      const { id } = control, one = typed[id];
      if (!isTyped(control) || control.readOnly) continue;
      shown[id] = valueOf(control);
      const lags = one && plain(one.now) !== plain(shown[id]) && one.was.map(plain).includes(plain(shown[id]));
      if (lags && !control.matches("[aria-invalid=true]")) { put(control, one.now); fields[id] = one; }
    }
    write();
    if (Object.keys(fields).length) form.dispatchEvent(new Event("change", { bubbles: true }));
  }

  restore(earlier());
  return {
    isEmpty: () => !Object.keys(fields).length,
    leave: () => write(true),
    note(control) {
      if (!isTyped(control)) return;
      fields[control.id] ??= { was: [shown[control.id] ?? ""] };
      fields[control.id].now = valueOf(control);
      write();
    },
    mark(id) { fields[id] = { was: [], now: String(Date.now()) }; write(); },
    sent() {
      for (const one of Object.values(fields)) if (!one.was.includes(one.now)) one.was.push(one.now);
      write();
      return Object.fromEntries(Object.entries(fields).map(([id, one]) => [id, one.now]));
    },
    confirmed(values) {
      for (const [id, value] of Object.entries(values)) {
        shown[id] = value;
        if (fields[id]?.now === value) delete fields[id]; else if (fields[id]) fields[id].was = [value];
      }
      write();
    },
  };
}

// what is said stands beside the buttons, and a copy for the eye under the field in use
function speaker(note) {
  const here = Object.assign(document.createElement("span"), { className: "saved-note saved-here" });
  here.setAttribute("aria-hidden", "true");
  const at = (control) => control.closest?.(".field")?.append(here);
  const say = (state, mark, words) => {
    for (const place of [note, here]) {
      place.dataset.state = state;
      if (place.textContent.trim() !== words) place.innerHTML = `${icon(mark)} ${words}`;
    }
  };
  return { here, at, say };
}

function autosave({ here, at, say }, kept) {
  let timer = null, sending = null, submitted = false;
  const address = form.action || location.href;

  const body = () => { const data = new FormData(form); data.set("intent", "autosave"); return data; };
  const later = (wait) => { timer ??= setTimeout(save, wait); };

  async function save() {
    clearTimeout(timer); timer = null;
    if (submitted || kept.isEmpty()) return;
    if (sending) { later(SOON); return; }
    sending = new AbortController();
    const sent = kept.sent();
    try {
      const answer = await fetch(address, { method: "POST", body: body(), signal: sending.signal, redirect: "manual", keepalive: true });
      if (answer.type === "opaqueredirect") { say("failed", "exclamation-triangle-fill", OVER); return; }
      if (answer.status !== 204) throw new Error(answer.status);
      kept.confirmed(sent);
      if (kept.isEmpty()) say("saved", "check-circle-fill", `Đã lưu lúc ${new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" })}`);
    } catch (error) {
      if (error.name === "AbortError") return;
      say("failed", "exclamation-triangle-fill", "Chưa lưu được, đang thử lại…");
      later(AGAIN);
    } finally { sending = null; }
  }

  form.addEventListener("input", (event) => { kept.note(event.target); at(event.target); here.scrollIntoView({ block: "nearest", behavior: "instant" }); later(SOON); });
  form.addEventListener("change", (event) => { at(event.target); save(); });
  form.addEventListener("rows", (event) => { kept.mark(event.target.id); later(SOON); });
  form.addEventListener("submit", () => { clearTimeout(timer); timer = null; submitted = true; sending?.abort(); kept.leave(); });
  addEventListener("pageshow", () => { submitted = false; });
  addEventListener("pagehide", () => { if (!submitted && !kept.isEmpty()) { sending?.abort(); navigator.sendBeacon(address, body()); } });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden" && timer) save(); });
  if (!kept.isEmpty()) save();
}

// the tick copies names and numbers; the address it leaves alone, as portals do
function copying(kept) {
  const tick = form.querySelector('input[type="checkbox"][name$="_is_applicant"]');
  tick?.addEventListener("change", () => {
    if (!tick.checked) return;
    form.querySelectorAll("[data-same-as]").forEach((field) => { field.value = form.elements[field.dataset.sameAs]?.value ?? field.value; kept.note(field); });
  });
}

if (form) {
  const kept = waiting(`draft:${location.pathname}`);
  copying(kept);
  autosave(speaker(form.querySelector("[data-saved-note]")), kept);
}
