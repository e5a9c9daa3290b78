// Keys for the review of a sheet: J and K go through what is to be seen, 1 to 4 choose, Enter accepts, E corrects,
// P shows the page, Ctrl+Enter publishes. All of it can be done without them.
const form = document.getElementById("review-form");
const problems = [...document.querySelectorAll("[data-problem]")];

for (const keys of document.querySelectorAll("[data-keys]")) keys.hidden = false;

const current = () => document.activeElement?.closest("[data-problem]");
const isField = (element) =>
  element?.matches("input:not([type=radio]):not([type=checkbox]), select, textarea, button, a, summary");

function show(problem) {
  if (!problem) return;
  problem.focus({ preventScroll: true });
  problem.scrollIntoView({ block: "start" });
}

function step(by) {
  const at = problems.indexOf(current());
  show(problems[at < 0 ? (by > 0 ? 0 : problems.length - 1) : at + by]);
}

function choose(problem, number) {
  const open = [...problem.querySelectorAll("fieldset.choice")];
  const asked = open.find((each) => !each.dataset.answered) ?? open.at(-1);
  const option = asked?.querySelectorAll('input[type="radio"]')[number - 1];
  if (!option) return;
  option.checked = true;
  asked.dataset.answered = "1";
}

function accept(problem) {
  const tick = problem.querySelector("[data-accept]");
  if (tick) tick.checked = true;
  step(1);
}

function correct(problem) {
  const marked = problem.querySelector(":is(.bad, .unsure) :is(input, select)");
  const cell = marked ?? problem.querySelector('.cells input, input[type="text"]');
  cell?.focus();
  cell?.select?.();
}

function seePage(problem) {
  const pages = document.getElementById("pages");
  const page = document.getElementById(`page-${problem?.dataset.page ?? 1}`);
  if (!pages || !page) return;
  pages.open = true;
  page.scrollIntoView({ block: "start" });
}

function publish() {
  form.requestSubmit(form.querySelector("[data-publish]") ?? form.querySelector(".first-submit"));
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    publish();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const problem = current();
  if (event.key === "Escape" && problem) {
    problem.focus();
    return;
  }
  if (isField(event.target)) return;
  const act = {
    j: () => step(1),
    k: () => step(-1),
    e: () => problem && correct(problem),
    p: () => seePage(problem),
    Enter: () => problem && accept(problem),
  }[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (act) {
    event.preventDefault();
    act();
  } else if (problem && /^[1-9]$/.test(event.key)) {
    event.preventDefault();
    choose(problem, Number(event.key));
  }
});

// After an attempt to publish too early: to the field that is missing, or to the first point that is left.
const missing = form?.querySelector(".whole-facts .bad input");
if (missing) missing.focus();
else if (form?.hasAttribute("data-jump")) show(problems[0]);

// Nothing typed is lost by a wrong click: the browser asks before it leaves.
let touched = false;
form?.addEventListener("input", () => {
  touched = true;
});
form?.addEventListener("submit", () => {
  touched = false;
});
window.addEventListener("beforeunload", (event) => {
  if (touched) event.preventDefault();
});
