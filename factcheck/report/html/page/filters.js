// What is shown, kept in the page's address: #view=matrix&rule=FC201&q=washington

const VIEWS = ["findings", "matrix", "timeline", "people", "sources"];
const OF_FINDINGS = ["verdict", "severity", "rule", "status"];
const FIELDS = ["q", ...OF_FINDINGS, "source", "story"];
const form = byId("filters");
let state = { view: "findings" };

const sourceNumber = new Map(data.sources.map((source, index) => [source.path, index]));
const storyNumber = new Map(data.stories.map((story, index) => [story.key, index]));

// The address as a state and, for a finding or a source, the element that is meant.
function readAddress() {
  const text = decodeURIComponent(location.hash.slice(1));
  if (text === "" || text === "main" || text === "summary") return { state: { view: "findings" } };
  if (VIEWS.includes(text)) return { state: { ...state, view: text } };
  if (/^source-\d+$/.test(text)) return { state: { view: "sources" }, target: byId(text) };
  if (!text.includes("=")) {
    const finding = data.findings.find((each) => text.length >= 8 && each.id.startsWith(text));
    return { state: { view: "findings" }, target: finding && byId(finding.id) };
  }
  const read = { view: "findings" };
  for (const [key, value] of new URLSearchParams(location.hash.slice(1))) {
    if (key === "view" ? VIEWS.includes(value) : FIELDS.includes(key)) read[key] = value;
  }
  return { state: read };
}

function address(of) {
  const told = new URLSearchParams({ view: of.view });
  for (const field of FIELDS) if (of[field]) told.set(field, of[field]);
  return `#${told}`;
}

// ---------------------------------------------------------------- what passes

function passesFinding(finding) {
  return OF_FINDINGS.every((field) => !state[field] || finding[field] === state[field]);
}

function passesSources(numbers) {
  const source = state.source ? sourceNumber.get(state.source) ?? -1 : null;
  const story = state.story ? storyNumber.get(state.story) ?? -2 : null;
  return (source === null || numbers.includes(source))
    && (story === null || numbers.some((each) => data.sources[each].story === story));
}

const passesText = (text) => !state.q || state.q.toLowerCase().split(/\s+/).every((word) => text.includes(word));
const asksFindings = () => OF_FINDINGS.some((field) => state[field]);
const isFiltered = () => FIELDS.some((field) => state[field]);

function rowText(row) {
  if (!row.text) {
    const told = [row.subject, row.about, ...row.values.map((value) => value[1])];
    row.text = [...told, ...row.findings.map((each) => data.findings[each].message)].join(" ").toLowerCase();
  }
  return row.text;
}

function passesRow(row) {
  const found = row.findings.map((each) => data.findings[each]);
  return (!asksFindings() || found.some(passesFinding))
    && passesSources(row.cells.map((cell) => cell[0]))
    && passesText(rowText(row));
}

// Numbers of the sources that the chips in an element lead to.
const chipped = new WeakMap();
function sourcesIn(element) {
  if (!chipped.has(element)) {
    chipped.set(element, all("a.chip", element).map((chip) => Number(chip.hash.slice("#source-".length))));
  }
  return chipped.get(element);
}

// ---------------------------------------------------------------- showing

const plurals = { findings: "finding", matrix: "proposition", timeline: "dated event", people: "name", sources: "source" };

function applyFindings() {
  let shown = 0;
  for (const section of all("details.verdict")) {
    let within = 0;
    for (const article of all("article.finding", section)) {
      const finding = data.findings[article.dataset.finding];
      const passes = passesFinding(finding) && passesSources(finding.sources) && passesText(textOf(article));
      article.parentElement.hidden = !passes;
      within += passes;
    }
    section.hidden = within === 0;
    section.querySelector(".count").textContent = within;
    if (isFiltered() && within) section.open = true;
    shown += within;
  }
  return [shown, data.findings.length];
}

function applyRows(selector, group, numbersOf) {
  let shown = 0;
  const rows = all(selector);
  for (const row of rows) {
    const passes = passesSources(numbersOf(row)) && passesText(textOf(row));
    row.hidden = !passes;
    shown += passes;
  }
  for (const section of group ? all(group) : []) {
    const within = all(selector, section).filter((row) => !row.hidden).length;
    section.hidden = within === 0;
    const count = section.querySelector(".count");
    if (count) count.textContent = within;
    if (isFiltered() && within && section.tagName === "DETAILS") section.open = true;
  }
  return [shown, rows.length];
}

const numbersOf = (row) => row.dataset.sources.split(" ").map(Number);
const appliers = {
  findings: applyFindings,
  matrix: () => applyMatrix(),
  timeline: () => applyRows("#timeline tbody", "#timeline details", sourcesIn),
  people: () => applyRows("#people tbody tr", "#people > section", numbersOf),
  sources: () => applyRows("#sources tbody tr", null, numbersOf),
};

function apply() {
  for (const view of VIEWS) byId(view).classList.toggle("elsewhere", view !== state.view);
  for (const link of all(".top nav a")) {
    const is = link.hash === `#${state.view}`;
    if (is) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  for (const field of FIELDS) if (form.elements[field]) form.elements[field].value = state[field] ?? "";
  const withFindings = ["findings", "matrix"].includes(state.view);
  for (const field of OF_FINDINGS) {
    if (form.elements[field]) form.elements[field].closest("label").hidden = !withFindings;
  }
  const [shown, known] = appliers[state.view]();
  const words = plural(known, plurals[state.view]);
  byId("count").textContent = shown === known ? words : `${shown.toLocaleString("en")} of ${words}`;
  form.querySelector("button[type=reset]").hidden = !isFiltered();
}

function show(next, { push = false } = {}) {
  state = next;
  if (push) history.pushState(null, "", address(state));
  else history.replaceState(null, "", address(state));
  apply();
}

function follow() {
  const read = readAddress();
  state = read.state;
  apply();
  if (!read.target) return;
  reveal(read.target);
  // the browser follows the address by itself once the page is complete, and takes the focus away
  if (document.readyState !== "complete") addEventListener("load", () => setTimeout(reveal, 0, read.target));
}

// Opens what is folded around an element and leads there.
function reveal(target) {
  for (let each = target.parentElement; each; each = each.parentElement) {
    if (each.tagName === "DETAILS") each.open = true;
  }
  all(".meant").forEach((each) => each.classList.remove("meant"));
  target.classList.add("meant");
  const heading = target.querySelector("h4, a") ?? target;
  target.scrollIntoView({ block: "start" });
  heading.focus({ preventScroll: true });
}
