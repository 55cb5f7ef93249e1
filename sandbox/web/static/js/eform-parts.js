// Lists that follow one another, rows of a table, and what the portal empties by itself. Works without: buttons do the same.

const tell = (control) => control.dispatchEvent(new Event("input", { bubbles: true }));

// A place: a list is fetched when the page has only a part of it, and anew when what stands above it changes.
const lists = new Map();
function named(box, under) {
  const address = `${box.dataset.place}${under ? `?trong=${encodeURIComponent(under)}` : ""}`;
  if (!lists.has(address)) lists.set(address, fetch(address).then((answer) => answer.json()).catch((error) => { lists.delete(address); throw error; }));
  return lists.get(address);
}

async function fill(box, select, above) {
  const ready = above.every((one) => one.value), under = ready ? above.map((one) => one.value).reverse().join(", ") : "";
  if (select.dataset.under === under && !("part" in select.dataset)) return;
  const before = select.value;
  select.dataset.under = under;
  try {
    const names = ready ? await named(box, under) : [];
    if (select.dataset.under !== under) return; // chosen anew meanwhile
    delete select.dataset.part;
    const now = select.value;
    select.replaceChildren(select.options[0], ...names.map((name) => new Option(name)));
    select.value = names.includes(now) ? now : "";
  } catch {
    select.dataset.part = "";
    box.querySelectorAll("[data-choose]").forEach((button) => { button.hidden = false; });
  }
  if (select.value !== before) tell(select);
}

async function follow(box) {
  const levels = [...box.querySelectorAll("select")];
  for (const [at, list] of levels.entries()) await fill(box, list, levels.slice(0, at));
}

const places = document.querySelectorAll("[data-place]");
places.forEach((box) => {
  box.querySelectorAll("[data-choose]").forEach((button) => { button.hidden = true; });
  box.form.addEventListener("change", () => follow(box));
  follow(box);
});

// A choice within a choice: only what goes with the other one is offered.
document.querySelectorAll("select[data-within]").forEach((select) => {
  const groups = [...select.querySelectorAll("optgroup")], within = select.form.elements[select.dataset.within];
  const look = () => {
    const before = select.value;
    for (const group of groups) { if (group.dataset.for === within.value) select.append(group); else group.remove(); }
    if (select.value !== before) { select.value = ""; tell(select); }
  };
  select.form.addEventListener("change", look);
  look();
});

// A table: rows come and go on the page; an empty one is not kept.
document.querySelectorAll("[data-rows]").forEach((table) => {
  const list = table.querySelector("ol"), add = table.querySelector("[data-add]"), most = Number(table.dataset.rows);
  let made = 0, gone = null; // the last row taken out: the model of the next, when none is left

  const number = () => {
    [...list.children].forEach((row, at) => row.querySelectorAll("[data-number]").forEach((place) => { place.textContent = at + 1; }));
    add.hidden = list.children.length >= most;
  };
  const append = () => {
    const row = (list.lastElementChild ?? gone).cloneNode(true), mark = `-n${made++}-`;
    const fresh = (id) => id.replace(/-n?[0-9]+-(?=[0-9]+$)/, mark);
    row.querySelectorAll(".field-error, .saved-here").forEach((words) => words.remove());
    row.querySelectorAll(".has-error").forEach((box) => box.classList.remove("has-error"));
    row.querySelectorAll("label").forEach((label) => { label.htmlFor = fresh(label.htmlFor); });
    row.querySelectorAll("input, select").forEach((one) => {
      one.id = fresh(one.id);
      one.value = "";
      one.removeAttribute("aria-invalid");
      one.removeAttribute("aria-describedby");
    });
    list.append(row);
    number();
    return row;
  };

  add.addEventListener("click", (event) => { event.preventDefault(); append().querySelector("input, select").focus(); });
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-drop]");
    if (!button) return;
    event.preventDefault();
    const row = button.closest("[data-row]"), next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    gone = row;
    (next ?? append()).querySelector("[data-drop]").focus();
    number();
    table.dispatchEvent(new CustomEvent("rows", { bubbles: true }));
  });
});

// A changed name empties the number and the phone that stood with it, as portals do: it is said, and can be undone.
document.querySelectorAll("[data-clears]").forEach((name) => {
  let was = name.value.trim();
  const note = Object.assign(document.createElement("p"), { className: "cleared" });
  note.setAttribute("role", "status");
  name.closest(".field").append(note);
  name.addEventListener("change", () => {
    const changed = was && was !== name.value.trim();
    was = name.value.trim();
    const full = changed ? name.dataset.clears.split(" ").map((one) => name.form.elements[one]).filter((one) => one?.value) : [];
    if (!full.length) return;
    const held = full.map((one) => [one, one.value]), tick = name.form.querySelector('[name$="_is_applicant"]:checked');
    const words = full.map((one) => document.querySelector(`label[for="${one.id}"]`).firstChild.textContent.trim()).join(", ");
    const undo = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-sm btn-outline", textContent: "Khôi phục" });
    const ticked = (on) => { if (tick) { tick.checked = on; tell(tick); } }; // else the server would copy again what is empty
    held.forEach(([one]) => { one.value = ""; tell(one); });
    ticked(false);
    undo.addEventListener("click", () => {
      held.forEach(([one, value]) => { one.value = value; tell(one); });
      ticked(true);
      note.replaceChildren();
      full[0].focus();
    });
    note.replaceChildren(`Họ tên thay đổi nên cổng đã xoá: ${words}. Hãy nhập lại. `, undo);
  });
});
