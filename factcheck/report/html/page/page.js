// Putting it together: the theme, the form, keys that hold everywhere, and print.

const SMALL = 40; // sources up to which everything is printed, and not the view alone

document.documentElement.classList.add("js");
document.documentElement.classList.toggle("small", data.sources.length <= SMALL);

// ---------------------------------------------------------------- theme

const themeButton = byId("theme");
const prefersDark = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (document.documentElement.dataset.theme ?? (prefersDark.matches ? "dark" : "light")) === "dark";
const tellTheme = () => themeButton.setAttribute("aria-pressed", String(isDark()));

themeButton.addEventListener("click", () => {
  document.documentElement.dataset.theme = isDark() ? "light" : "dark";
  tellTheme();
});
prefersDark.addEventListener("change", tellTheme);
tellTheme();

// ---------------------------------------------------------------- form and address

form.addEventListener("input", () => {
  const next = { view: state.view };
  for (const field of FIELDS) if (form.elements[field]?.value) next[field] = form.elements[field].value;
  show(next);
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", (event) => {
  event.preventDefault();
  show({ view: state.view });
  form.elements.q.focus();
});
for (const link of all(".top nav a")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    show({ ...state, view: link.hash.slice(1) }, { push: true });
    scrollTo({ top: byId("filters").getBoundingClientRect().top < 0 ? byId("filters").offsetTop - 60 : scrollY });
  });
}
for (const link of all(".skip")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    byId("main").focus();
  });
}
addEventListener("hashchange", follow);
addEventListener("popstate", follow);

document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.key === "/" && !typing && !panel.open && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    form.elements.q.focus();
    form.elements.q.select();
  }
  if (event.key === "Escape" && event.target === form.elements.q && state.q) show({ ...state, q: "" });
});

// ---------------------------------------------------------------- print

let folded = [];
addEventListener("beforeprint", () => {
  const small = document.documentElement.classList.contains("small");
  if (small) applyMatrix();
  const sections = small ? "main section" : "main section:not(.elsewhere)";
  folded = all(`:is(${sections}) > details, :is(${sections}) #groups > details`).filter((each) => !each.open && !each.hidden);
  for (const each of folded) each.open = true;
  groups.forEach(drawGroup);
});
addEventListener("afterprint", () => folded.forEach((each) => { each.open = false; }));

buildMatrix();
follow();
