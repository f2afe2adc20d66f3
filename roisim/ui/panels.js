// A panel is plain HTML, drawn once. A click on it presses the option of the same place in a list that Streamlit
// hears, and that is not shown; then the enlarged picture comes into view.
(() => {
  if (window.roisimPanels) return;
  window.roisimPanels = true;
  document.addEventListener("click", (event) => {
    const panel = event.target.closest?.("[data-pick]");
    if (!panel) return;
    document.querySelectorAll(".st-key-pick button")[Number(panel.dataset.pick)]?.click();
    const quiet = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const look = () => document.querySelector(".st-key-enlarged")?.scrollIntoView({ block: "nearest", behavior: quiet ? "auto" : "smooth" });
    setTimeout(look, 350);
  });
})();
