// The minutes left of a limited attempt go on while a page stays open; the time of the end beside them is the server's.

const timer = document.querySelector("[data-left]");
const words = timer?.querySelector("strong");
const end = performance.now() + Number(timer?.dataset.left) * 1000;

function tell() {
  const minutes = Math.floor((end - performance.now()) / 60000);
  const said = minutes >= 1 ? `còn ${minutes} phút` : minutes === 0 ? "còn dưới 1 phút" : "đã hết giờ";
  if (words.textContent !== said) words.textContent = said;
  if (minutes === 4 || minutes === 0) timer.setAttribute("aria-live", "polite"); else timer.removeAttribute("aria-live");
  timer.classList.toggle("practice-soon", minutes < 5);
}

if (words) { tell(); setInterval(tell, 5000); document.addEventListener("visibilitychange", tell); }
