// Asks a server again and again for what is new. 204: as it was. Slows down while nobody looks or the network
// is away; asks at once when the network, the page or the computer comes back. Gives a function that asks now.

const BOARD = { usual: 1500, hidden: 8000, slowest: 15000 }, BEAT = 1000, ASLEEP = 5000;

export function poll({ address, version, take, gone, connected = () => {}, pace = BOARD, first = pace.usual }) {
  let failures = 0, timer = null, asking = null, last = Date.now();

  function wait() {
    const pause = failures ? Math.min(pace.usual * 2 ** (failures - 1), pace.slowest) : document.hidden ? pace.hidden : pace.usual;
    clearTimeout(timer);
    timer = setTimeout(ask, pause * (0.9 + Math.random() * 0.2));
  }

  async function ask() {
    if (asking) return;
    const mine = asking = new AbortController();
    const patience = setTimeout(() => mine.abort(), 10000);
    clearTimeout(timer);
    try {
      const url = new URL(address, location.href);
      url.searchParams.set("v", version);
      const answer = await fetch(url, { cache: "no-store", redirect: "manual", signal: mine.signal });
      if (answer.type === "opaqueredirect" || answer.status === 404) { gone(answer.status); return; }
      if (answer.status === 200) { take(await answer.text()); version = answer.headers.get("ETag").replace(/^W\/|"/g, ""); }
      else if (answer.status !== 204) throw new Error(String(answer.status));
      failures = 0;
    } catch { if (asking !== mine) return; failures += 1; } finally { clearTimeout(patience); }
    asking = null;
    connected(failures);
    wait();
  }

  // a question asked before the sleep may never be answered
  function wake() { asking?.abort(); asking = null; failures = 0; last = Date.now(); ask(); }

  setInterval(() => {
    const now = Date.now(), slept = now - last > ASLEEP && !document.hidden;
    last = now;
    if (slept) wake();
  }, BEAT);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) wake(); });
  addEventListener("online", wake);
  addEventListener("pageshow", (event) => { if (event.persisted) wake(); });
  timer = setTimeout(ask, first);
  return ask;
}
