// Charts drawn from the table beside them: a heading with data-series is a series, data-point names a row on the axis,
// data-value is a number. Without this file, or without Chart.js, the table stands there open.

const style = getComputedStyle(document.documentElement);
const colour = (name) => style.getPropertyValue(`--${name}`).trim();
const LOOKS = [
  { colour: "accent", point: "circle", dash: [] },
  { colour: "cta", point: "rectRot", dash: [6, 4] },
];
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
const charts = [];

function read(table) {
  const heads = [...table.tHead.rows[0].cells].filter((cell) => "series" in cell.dataset);
  const rows = [...table.tBodies[0].rows];
  const value = (row, head) => {
    const said = row.cells[head.cellIndex].dataset.value;
    return said ? Number(said) : null;
  };
  return {
    names: rows.map((row) => row.cells[0].textContent.trim()),
    points: rows.map((row) => row.cells[0].dataset.point),
    series: heads.map((head) => ({ name: head.textContent.trim(), values: rows.map((row) => value(row, head)) })),
  };
}

// hatched, so that bars differ where colours do not
function hatched(tone) {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 8;
  const pen = tile.getContext("2d");
  pen.strokeStyle = tone; pen.lineWidth = 2;
  for (const shift of [-8, 0, 8]) { pen.beginPath(); pen.moveTo(shift, 8); pen.lineTo(shift + 8, 0); pen.stroke(); }
  return pen.createPattern(tile, "repeat");
}

function dataset(one, index, kind) {
  const look = LOOKS[index % LOOKS.length], tone = colour(look.colour);
  const drawn = { label: one.name, data: one.values, borderColor: tone, borderWidth: 2 };
  if (kind === "line") {
    return { ...drawn, borderDash: look.dash, pointStyle: look.point, pointRadius: 5, pointHoverRadius: 7, backgroundColor: tone, spanGaps: true, clip: 12 };
  }
  return { ...drawn, backgroundColor: index ? hatched(tone) : tone, borderRadius: 3, maxBarThickness: 22 };
}

// each number beside its bar or point, so that nobody has to measure
const numbers = {
  id: "numbers",
  afterDatasetsDraw(chart) {
    const pen = chart.ctx, bars = chart.config.type === "bar";
    const many = chart.data.labels.length * chart.data.datasets.length > (bars ? 40 : 16);
    if (many) return;
    pen.save();
    pen.fillStyle = colour("ink"); pen.font = `500 12px ${Chart.defaults.font.family}`;
    pen.textBaseline = bars ? "middle" : "bottom"; pen.textAlign = bars ? "left" : "center";
    chart.data.datasets.forEach((set, index) => {
      if (!bars && index) return;
      chart.getDatasetMeta(index).data.forEach((mark, place) => {
        const value = set.data[place];
        if (value === null) return;
        const under = !bars && chart.data.datasets[1]?.data[place] > value;
        pen.fillText(value.toLocaleString("vi", { minimumFractionDigits: bars ? 0 : 1 }), mark.x + (bars ? 6 : 0), mark.y + (bars ? 0 : under ? 24 : -8));
      });
    });
    pen.restore();
  },
};

function options(kind, most, found) {
  const scale = { min: 0, max: most, grid: { color: colour("line-soft") }, ticks: { stepSize: most / 5 } };
  const names = { offset: true, grid: { display: false }, ticks: { autoSkip: kind === "line" } };
  return {
    animation: still ? false : { duration: 160 },
    responsive: true, maintainAspectRatio: false, locale: "vi",
    indexAxis: kind === "line" ? "x" : "y",
    layout: { padding: { top: 28, right: kind === "line" ? 8 : 34 } },
    interaction: { mode: "index", axis: kind === "line" ? "x" : "y", intersect: false },
    scales: kind === "line" ? { x: names, y: scale } : { x: scale, y: names },
    plugins: {
      legend: { display: found.series.length > 1, position: "bottom", labels: { usePointStyle: kind === "line" } },
      tooltip: { callbacks: { title: ([first]) => found.names[first.dataIndex] } },
    },
  };
}

function draw(figure) {
  const kind = figure.dataset.chart, found = read(figure.querySelector("table"));
  if (!found.points.length) return;
  const box = figure.querySelector(".chart-canvas"), folded = figure.querySelector("details");
  box.hidden = false; folded.open = false;
  if (kind === "bars") box.classList.add(found.points.length * found.series.length > 8 ? "chart-tall" : "chart-short");
  charts.push(new Chart(box.querySelector("canvas"), {
    type: kind === "line" ? "line" : "bar",
    data: { labels: found.points, datasets: found.series.map((one, index) => dataset(one, index, kind)) },
    options: options(kind, Number(figure.dataset.most), found),
    plugins: [numbers],
  }));
}

if (window.Chart) {
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.font.size = 13;
  Chart.defaults.color = colour("muted");
  document.fonts.ready.then(() => document.querySelectorAll("[data-chart]").forEach(draw));
  addEventListener("beforeprint", () => {
    document.querySelectorAll("[data-chart] details").forEach((one) => { one.open = true; });
    charts.forEach((chart) => chart.resize());
  });
}
