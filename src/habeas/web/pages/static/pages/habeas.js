// What a page does beyond HTML; each page works without it.
const summary = document.querySelector("[data-error-summary], [role=alert]");
if (summary) {
  summary.setAttribute("tabindex", "-1");
  summary.focus();
}

// On a narrow screen the navigation folds away behind a button.
const toggle = document.querySelector("[data-menu]");
if (toggle) {
  const menu = document.getElementById(toggle.getAttribute("aria-controls"));
  const wide = window.matchMedia("(min-width: 40.0625em)");
  const show = (open) => {
    menu.hidden = !open;
    toggle.setAttribute("aria-expanded", String(open));
  };
  const fit = () => {
    toggle.hidden = wide.matches;
    show(wide.matches);
  };
  toggle.addEventListener("click", () => show(menu.hidden));
  wide.addEventListener("change", fit);
  fit();
}

// A second press of a button within a second is one press; the server sees to the rest.
let pressed = 0;
document.addEventListener("submit", (event) => {
  if (event.timeStamp - pressed < 1000 && pressed) {
    event.preventDefault();
  }
  pressed = event.timeStamp;
});

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
