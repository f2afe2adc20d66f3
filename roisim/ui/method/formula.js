// From a number to its formula: the page Method, at the place, with the case as it stands.
(() => {
  if (window.roisimFormula) return;
  window.roisimFormula = true;
  const PATIENCE = 20000; // milliseconds: on a slow line the page is long in coming, and has a hundred formulas to draw

  const arrive = (key) => {
    const start = performance.now();
    const look = () => {
      const there = document.getElementById(key);
      if (there?.closest(".st-key-method-sections")) {
        there.setAttribute("tabindex", "-1");
        there.scrollIntoView();
        there.focus({ preventScroll: true });
        return;
      }
      // The other part of the page is shown: choose the one with the formulas.
      if (document.querySelector(".parameters")) document.querySelector("[class*='st-key-method-part'] button")?.click();
      if (performance.now() - start < PATIENCE) setTimeout(look, 150);
    };
    look();
  };

  const own = (event) => event.target.closest?.("a[data-formula]");
  // Opened in another tab, it starts from the case as it stands.
  document.addEventListener("pointerdown", (event) => {
    const link = own(event);
    if (link) link.search = location.search;
  });
  document.addEventListener("click", (event) => {
    const link = own(event);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const menu = [...document.querySelectorAll(".st-key-menu a")].find((each) => each.pathname.endsWith("/method"));
    if (!menu) return;
    event.preventDefault();
    menu.click();
    arrive(link.dataset.formula);
  });
  if (location.pathname.endsWith("/method") && location.hash.length > 1) arrive(location.hash.slice(1));
})();
