// Browsers show dates their own way, some with the month first: say each chosen time in Vietnamese below it.

const words = new Intl.DateTimeFormat("vi-VN", { weekday: "long", day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit" });

document.querySelectorAll('input[type="datetime-local"]').forEach((control) => {
  const line = document.createElement("p");
  line.className = "chosen-time"; line.setAttribute("aria-live", "polite");
  const say = () => { line.textContent = control.value ? words.format(new Date(control.value)) : ""; };
  control.after(line); control.addEventListener("input", say); say();
});
