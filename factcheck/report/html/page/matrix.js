// Propositions by sources, one grid for each story. A grid is made when its story is unfolded; of a
// story with many sources or propositions it shows a window.

const STATES = {
  contradict: { sign: "\u2715", says: "contradicts" },
  update: { sign: "\u21bb", says: "tells of another time" },
  variant: { sign: "\u2248", says: "writes it differently" },
  agree: { sign: "\u2713", says: "agrees" },
  says: { sign: "\u2022", says: "speaks of it, not weighed" },
  silent: { sign: "\u2013", says: "is silent" },
};
const SPACIOUS = 7; // sources up to which a cell holds the words
const COLUMNS = 24; // sources side by side; a story of more is cut into its subjects
const ROWS = 80; // propositions at a time
const UNFOLDED = 60; // propositions up to which every story is unfolded

const groups = data.groups.map((group) => ({ ...group, first: new Map(), most: ROWS, matching: group.rows }));

function buildMatrix() {
  byId("groups").append(...groups.map((group) => {
    group.box = el("div", { class: "holder" });
    group.count = el("span", { class: "aside" });
    const heading = group.story === -2 ? [quiet("Across stories: "), group.label] : group.label;
    group.details = el("details", { class: "group", ontoggle: () => drawGroup(group) },
      el("summary", {}, el("h3", {}, heading), group.count), group.box);
    group.told = plural(group.sources.length, "source");
    return group.details;
  }));
  const legend = byId("matrix").querySelector(".legend");
  legend.append(...Object.entries(STATES).map(([name, each]) =>
    el("li", { class: name }, el("span", { class: "sign", "aria-hidden": "true" }, each.sign), ` ${each.says}`)));
  const few = groups.reduce((sum, group) => sum + group.rows.length, 0) <= UNFOLDED;
  groups.forEach((group, index) => { group.details.open = few || index === 0; });
}

function applyMatrix() {
  let shown = 0;
  let known = 0;
  for (const group of groups) {
    group.matching = group.rows.filter(passesRow);
    const disputes = group.matching.filter((row) => row.verdict === "contradiction").length;
    group.count.textContent = [group.told, plural(group.matching.length, "proposition"),
      disputes ? plural(disputes, "contradiction") : ""].filter(Boolean).join(", ");
    group.details.hidden = group.matching.length === 0;
    group.stale = true;
    shown += group.matching.length;
    known += group.rows.length;
  }
  const left = groups.filter((group) => group.matching.length);
  if (isFiltered() && left.length <= 3) left.forEach((group) => { group.details.open = true; });
  groups.forEach(drawGroup);
  return [shown, known];
}

function drawGroup(group) {
  if (!group.details.open || !group.stale) return;
  group.stale = false;
  const rows = group.matching.slice(0, group.most);
  const rest = group.matching.length - rows.length;
  group.box.replaceChildren(...parts(group, rows).map((part) => drawPart(group, part)),
    rest ? el("p", {}, el("button", { type: "button", onclick: () => redraw(group, () => { group.most += ROWS; }) },
      `Show ${Math.min(rest, ROWS)} more of ${plural(rest, "proposition")}`)) : "");
}

function redraw(group, change) {
  change();
  group.stale = true;
  drawGroup(group);
}

// A story of many sources is cut into its subjects, each beside the sources that speak of it.
function parts(group, rows) {
  if (group.sources.length <= COLUMNS) return [{ rows, columns: group.sources, label: group.label }];
  const found = [];
  for (const row of rows) {
    if (found.at(-1)?.label !== row.subject) found.push({ rows: [], label: row.subject });
    found.at(-1).rows.push(row);
  }
  for (const part of found) part.columns = columnsOf(part.rows);
  return found;
}

// In the order of their paths; where they are more than stand side by side, those in disputes first.
function columnsOf(rows) {
  const weights = new Map();
  for (const [source, name] of rows.flatMap((row) => row.cells)) {
    weights.set(source, (weights.get(source) ?? 0) + (name === "contradict" ? 1000 : 1));
  }
  const sources = [...weights.keys()].sort((a, b) => a - b);
  return sources.length <= COLUMNS ? sources : sources.sort((a, b) => weights.get(b) - weights.get(a) || a - b);
}

function drawPart(group, part) {
  const first = Math.min(group.first.get(part.label) ?? 0, part.columns.length - 1);
  const window = part.columns.length > COLUMNS ? part.columns.slice(first, first + COLUMNS) : part.columns;
  return el("div", { class: "part" }, part.columns.length > COLUMNS ? pager(group, part, first) : "",
    el("div", { class: "scroll grid" }, grid(part, window, first)));
}

function pager(group, part, first) {
  const last = Math.min(first + COLUMNS, part.columns.length);
  const turn = (by, label, can) => el("button", {
    type: "button", disabled: !can, "data-part": part.label,
    onclick: () => {
      redraw(group, () => group.first.set(part.label, first + by));
      const buttons = all(".pager button:not(:disabled)", group.box).filter((each) => each.dataset.part === part.label);
      (buttons.find((each) => each.textContent === label) ?? buttons[0]).focus();
    },
  }, label);
  return el("p", { class: "pager" },
    turn(-COLUMNS, "Earlier sources", first > 0),
    el("span", { "aria-live": "polite" }, `Sources ${first + 1} to ${last} of ${part.columns.length}, those in disputes first`),
    turn(COLUMNS, "Further sources", last < part.columns.length));
}

function grid(part, columns, first) {
  const spacious = columns.length <= SPACIOUS;
  const table = el("table", {
    role: "grid", class: spacious ? "matrix spacious" : "matrix compact", "aria-label": `Propositions by sources: ${part.label}`,
    "aria-colcount": part.columns.length + 1,
  });
  const heads = columns.map((number, index) => columnHead(number, first + index + 2, spacious));
  table.append(el("thead", {}, el("tr", {},
    el("th", { scope: "col", class: "corner", tabindex: "-1" }, "Proposition"), heads)));
  let subject = null;
  let body = null;
  for (const row of part.rows) {
    if (row.subject !== subject) {
      subject = row.subject;
      body = el("tbody", {}, el("tr", { class: "subject" },
        el("th", { scope: "rowgroup", colspan: columns.length + 1 }, el("span", {}, subject))));
      table.append(body);
    }
    body.append(gridRow(row, columns, first, spacious));
  }
  const start = table.querySelector("tbody [tabindex]") ?? table.querySelector("[tabindex]");
  if (start) start.tabIndex = 0;
  table.addEventListener("keydown", steer);
  table.addEventListener("click", (event) => {
    const cell = event.target.closest("[tabindex]");
    if (cell) step(table, cell);
    cell?.open?.();
  });
  return table;
}

function columnHead(number, place, spacious) {
  const source = data.sources[number];
  const head = el("th", {
    scope: "col", tabindex: "-1", "aria-colindex": place, title: source.title,
    class: state.source === source.path ? "chosen" : null,
  }, el("span", {}, source.name),
  spacious ? el("span", { class: "aside" }, [source.date, source.by].filter(Boolean).join(", ")) : "");
  head.open = () => openSource(number);
  return head;
}

function gridRow(row, columns, first, spacious) {
  const heading = el("th", { scope: "row", tabindex: "-1", class: row.verdict },
    el("span", { class: "about" }, quiet(`${row.subject}: `), row.about),
    spacious ? "" : el("ol", { class: "values" }, row.values.slice(0, 3).map(([letter, text]) =>
      el("li", {}, letter ? el("span", { class: "letter" }, letter) : "", " ", text))),
    row.values.length > 3 && !spacious ? quietMore(row.values.length - 3) : "");
  heading.open = () => openRow(row);
  const told = new Map(row.cells.map((cell) => [cell[0], cell]));
  return el("tr", {}, heading, columns.map((number, index) => {
    const cell = gridCell(row, told.get(number), spacious);
    cell.setAttribute("aria-colindex", first + index + 2);
    return cell;
  }));
}

const quietMore = (count) => el("span", { class: "aside" }, `and ${count} more`);

function gridCell(row, cell, spacious) {
  if (!cell) {
    return el("td", { tabindex: "-1", class: "silent" }, el("span", { class: "sign", "aria-hidden": "true" }, STATES.silent.sign), quiet("silent"));
  }
  const [, name, letters, claims] = cell;
  const words = [...new Set(claims.map((each) => word(data.claims[each][8])))];
  const said = words.slice(0, 3).join("; ") + (words.length > 3 ? " \u2026" : "");
  const made = el("td", { tabindex: "-1", class: name },
    el("span", { class: "sign", "aria-hidden": "true" }, STATES[name].sign),
    letters ? el("span", { class: "letter" }, letters) : "",
    quiet(` ${STATES[name].says}: `),
    spacious ? el("span", { class: "said" }, said) : quiet(said));
  if (!spacious) made.title = said;
  made.open = () => openCell(row, cell);
  return made;
}

// ---------------------------------------------------------------- keys

function steer(event) {
  const cell = event.target.closest("[tabindex]");
  const table = event.currentTarget;
  if (!cell || event.altKey) return;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    cell.open?.();
    return;
  }
  const lines = all("tr:not(.subject)", table).map((line) => all("[tabindex]", line));
  const y = lines.findIndex((line) => line.includes(cell));
  const x = lines[y].indexOf(cell);
  const whole = event.ctrlKey || event.metaKey;
  const moves = {
    ArrowLeft: [y, x - 1], ArrowRight: [y, x + 1], ArrowUp: [y - 1, x], ArrowDown: [y + 1, x],
    PageUp: [y - 10, x], PageDown: [y + 10, x],
    Home: [whole ? 0 : y, 0], End: [whole ? lines.length - 1 : y, lines[y].length - 1],
  };
  const to = moves[event.key];
  if (!to) return;
  event.preventDefault();
  const line = lines[Math.max(0, Math.min(to[0], lines.length - 1))];
  step(table, line[Math.max(0, Math.min(to[1], line.length - 1))]);
}

function step(table, to) {
  all('[tabindex="0"]', table).forEach((each) => { each.tabIndex = -1; });
  to.tabIndex = 0;
  to.focus();
  to.scrollIntoView({ block: "nearest", inline: "nearest" });
}
