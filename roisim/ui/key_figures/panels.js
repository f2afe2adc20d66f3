// A panel is plain HTML, drawn once. A click on it presses the option of the same place in a list that Streamlit
// hears, and that is not shown; then the enlarged picture comes into view. Who came by the keyboard is taken there,
// to the list of key figures, and the button beside that list leads back to the panel.
(() => {
  if (window.roisimPanels) return;
  window.roisimPanels = true;
  const show = (place, block) => {
    const quiet = matchMedia("(prefers-reduced-motion: reduce)").matches;
    place?.scrollIntoView({ block, behavior: quiet ? "auto" : "smooth" });
  };
  const enlarge = (byKeyboard) => {
    show(document.querySelector(".st-key-enlarged"), "start");
    if (byKeyboard) document.querySelector(".st-key-figure-picked input")?.focus({ preventScroll: true });
  };
  const back = (kpi) => {
    const panel = document.querySelector('.panel[data-of="' + kpi + '"]');
    panel?.querySelector("button").focus({ preventScroll: true });
    show(panel, "center");
  };
  document.addEventListener("click", (event) => {
    const panel = event.target.closest?.("[data-pick]"), from = event.target.closest?.("[data-back]");
    if (from) back(from.dataset.back);
    if (!panel) return;
    document.querySelectorAll(".st-key-pick button")[Number(panel.dataset.pick)]?.click();
    setTimeout(() => enlarge(event.detail === 0), 350);
  });
})();
