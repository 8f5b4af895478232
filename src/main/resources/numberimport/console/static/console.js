"use strict";

/* Draws the pace from the table that stands below it. */
function drawPace() {
  const place = document.getElementById("chart");
  const rows = document.querySelectorAll("#rates tbody tr");
  if (!place || rows.length < 2 || typeof uPlot === "undefined") {
    return;
  }
  const at = [];
  const rates = [];
  rows.forEach(row => {
    at.push(Number(row.dataset.at) / 1000);
    rates.push(Number(row.dataset.rate));
  });
  const style = getComputedStyle(document.documentElement);
  const ink = style.getPropertyValue("--calm");
  const clock = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: "medium", timeZone: place.dataset.zone });
  const time = seconds => clock.format(new Date(seconds * 1000));
  const axis = { stroke: ink, grid: { stroke: ink + "33" }, ticks: { stroke: ink + "33" } };
  const options = {
    width: place.clientWidth || 600,
    height: 220,
    scales: { y: { range: [0, 1.2] } },
    axes: [{ ...axis, space: 90, values: (chart, seconds) => seconds.map(time) }, axis],
    series: [
      { label: place.dataset.time, value: (chart, seconds) => (seconds === null ? "–" : time(seconds)) },
      { label: place.dataset.calls, value: (chart, rate) => rate ?? "–", stroke: style.getPropertyValue("--busy"), width: 2, fill: style.getPropertyValue("--busy") + "22" },
      { label: place.dataset.ceiling, value: (chart, rate) => rate ?? "–", stroke: ink, dash: [6, 4], width: 1 },
    ],
  };
  const chart = new uPlot(options, [at, rates, at.map(() => 1)], place);
  window.addEventListener("resize", () => chart.setSize({ width: place.clientWidth, height: 220 }));
}

/* Says how far a run is, a quarter at a time, to those who hear the page. */
let quarterSaid = -1;
function sayProgress() {
  const progress = document.getElementById("progress");
  const said = document.getElementById("said");
  if (!progress || !said) {
    return;
  }
  const quarter = Math.floor(4 * progress.value / progress.max);
  if (quarter !== quarterSaid) {
    quarterSaid = quarter;
    said.textContent = 25 * quarter + said.dataset.said;
  }
}

/* A form is sent once, however often its button is pressed. */
function sendOnce(event) {
  const form = event.target;
  if (form.method !== "post") {
    return;
  }
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  form.querySelectorAll("button").forEach(button => button.setAttribute("aria-busy", "true"));
}

/* A run that has ended has another page: what to do next, the whole pace, every reason. */
function showTheEnd(event) {
  if (event.detail.type === "message") {
    window.location.reload();
  }
}

/* Says that a page stands still; where the session has ended meanwhile, leads to where people sign in. */
function sayLost() {
  const lost = document.getElementById("lost");
  if (!lost) {
    return;
  }
  lost.hidden = false;
  fetch(window.location.pathname + "/live", { headers: { "HX-Request": "true" } }).then(
    answer => answer.status === 401 && window.location.reload(),
    () => false);
}

function sayFound() {
  const lost = document.getElementById("lost");
  if (lost) {
    lost.hidden = true;
  }
}

document.addEventListener("htmx:sseError", sayLost);
document.addEventListener("htmx:sseOpen", sayFound);
document.addEventListener("htmx:sseClose", showTheEnd);
document.addEventListener("submit", sendOnce);
document.addEventListener("htmx:afterSwap", sayProgress);
window.addEventListener("pageshow", event => {
  if (event.persisted) {
    window.location.reload();
  }
});
drawPace();
