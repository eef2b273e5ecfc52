// The panel that opens beside the report: sentences in their paragraph, with the words marked.

const panel = byId("panel");
let opener = null;

const word = (number) => data.words[number];

function sentence(claim) {
  const text = data.passages[claim[3]];
  const [from, start, end, to] = claim.slice(4, 8);
  const around = (part) => (part ? el("span", { class: "around" }, part) : "");
  return el("blockquote", {},
    around(text.slice(0, from)), text.slice(from, start),
    el("mark", {}, text.slice(start, end)),
    text.slice(end, to), around(text.slice(to)));
}

function claimCard(number) {
  const claim = data.claims[number];
  const [source, line, column] = claim;
  const [value, how, modality, by, routine, asOf, flags] = claim.slice(8);
  const facts = [
    ["Normal form", word(value)],
    ["How", word(how) || "from the words alone"],
    ["Told as", word(modality) + (flags & 1 ? ", in direct speech" : "") + (flags & 2 ? ", in the headline" : "")],
    ["Said by", by !== undefined && word(by) ? `${word(by)} (${routine ? "the source\u2019s own claim" : "another\u2019s view"})` : ""],
    ["As of", word(asOf)],
  ];
  return el("figure", { class: "claim" },
    sentence(claim),
    el("figcaption", {}, el("code", { class: "where" }, `${data.sources[source].path}:${line}:${column}`)),
    el("dl", {}, facts.filter((fact) => fact[1]).map(([name, text]) => [el("dt", {}, name), el("dd", {}, text)])));
}

function sourceHead(number) {
  const source = data.sources[number];
  const about = [source.date, source.by].filter(Boolean).join(" \u00b7 ");
  return el("header", { class: "source" },
    el("h3", {}, source.title || source.name),
    el("p", { class: "aside" }, about || "without a date"),
    source.url ? el("p", {}, el("a", { href: source.url, rel: "noreferrer noopener" }, source.url)) : "");
}

function bySource(numbers) {
  const found = new Map();
  for (const number of numbers) {
    const source = data.claims[number][0];
    found.set(source, [...(found.get(source) ?? []), number]);
  }
  return [...found].map(([source, members]) =>
    el("section", { class: "told" }, sourceHead(source), members.map(claimCard)));
}

function openPanel(title, aside, ...content) {
  if (!panel.open) opener = document.activeElement;
  panel.replaceChildren(
    el("div", { class: "bar" },
      el("button", { type: "button", class: "close", onclick: () => panel.close() }, "Close ", el("kbd", {}, "Esc"))),
    el("h2", { id: "panel-title", tabindex: "-1" }, title),
    aside ? el("p", { class: "aside" }, aside) : "",
    ...content.flat(3).filter(Boolean));
  if (!panel.open) panel.showModal();
  panel.scrollTop = 0;
  byId("panel-title").focus();
}

panel.addEventListener("close", () => {
  if (opener?.isConnected) opener.focus();
  opener = null;
});
// a click on the backdrop is one on the dialog itself
panel.addEventListener("click", (event) => {
  if (event.target === panel && event.offsetX < 0) panel.close();
});

function openClaims(numbers) {
  const names = [...new Set(numbers.map((each) => data.sources[data.claims[each][0]].name))];
  openPanel(names.length === 1 ? names[0] : plural(names.length, "source"), "", bySource(numbers));
}

function openSource(number) {
  const source = data.sources[number];
  const found = data.findings.filter((each) => each.sources.includes(number) && each.verdict === "contradiction");
  openPanel(source.name, source.path, sourceHead(number),
    source.story >= 0 ? el("p", {}, "Story: ", data.stories[source.story].label) : "",
    el("p", {}, el("a", { href: address({ view: state.view, source: source.path }), onclick: () => panel.close() }, "Show this source alone")),
    found.length ? el("h3", {}, plural(found.length, "contradiction")) : "", findingLinks(found));
}

function findingLinks(found) {
  if (!found.length) return "";
  return el("ul", { class: "links" }, found.map((finding) => el("li", {},
    el("span", { class: `grade ${finding.grade}` }, finding.grade), " ",
    el("a", { href: `#${finding.id}`, onclick: leave }, finding.message))));
}

// A link that leads out of the panel: focus goes where it leads.
function leave() {
  opener = null;
  panel.close();
}

function openRow(row) {
  const letters = row.values.map(([letter, text]) =>
    el("li", {}, letter ? el("span", { class: "letter" }, letter) : "", " ", text));
  openPanel(`${row.subject}: ${row.about}`, plural(row.cells.length, "source"),
    findingLinks(row.findings.map((each) => data.findings[each])),
    el("ul", { class: "values" }, letters), bySource(row.cells.flatMap((cell) => cell[3])));
}

function openCell(row, cell) {
  const others = row.cells.length - 1;
  openPanel(`${row.subject}: ${row.about}`,
    `${data.sources[cell[0]].name} ${STATES[cell[1]].says}${cell[2] ? ` (${cell[2]})` : ""}`,
    bySource(cell[3]),
    findingLinks(row.findings.map((each) => data.findings[each])),
    others ? el("p", {}, el("button", { type: "button", onclick: () => openRow(row) }, `What ${plural(others, "other source")} ${others === 1 ? "says" : "say"}`)) : "");
}

document.addEventListener("click", (event) => {
  const chip = event.target.closest("a.chip");
  if (!chip || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  chip.focus();
  if (chip.dataset.claims) openClaims(chip.dataset.claims.split(" ").map(Number));
  else openSource(Number(chip.hash.slice("#source-".length)));
});
