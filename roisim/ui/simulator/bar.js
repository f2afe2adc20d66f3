// On a phone: the bar under the answer leads to the dials, and from them back to the answer.
(() => {
  if (window.roisimBar) return;
  window.roisimBar = true;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  // From the number that decides most to its dial.
  document.addEventListener("click", ({ target }) => {
    const dial = target.closest?.("[data-dial-at]")?.dataset.dialAt, range = dial && document.getElementById(`dial-${dial}`);
    if (!range) return;
    range.scrollIntoView({ behavior: calm.matches ? "auto" : "smooth", block: "center" });
    range.focus({ preventScroll: true });
  });
  document.addEventListener("click", ({ target }) => {
    const name = target.closest?.("[data-to]")?.dataset.to, place = name && document.querySelector(`.st-key-${name}`);
    if (!place) return;
    place.scrollIntoView({ behavior: calm.matches ? "auto" : "smooth", block: "start" });
    if (name === "controls") place.querySelector("input[type=range]")?.focus({ preventScroll: true });
  });

  // Where one is: among the dials, from where they fill the screen's middle.
  let asked;
  const look = () => {
    asked = undefined;
    const at = document.querySelector(".st-key-controls")?.getBoundingClientRect(), middle = innerHeight / 2;
    document.documentElement.toggleAttribute("data-at-dials", Boolean(at && at.top < middle && at.bottom > middle));
  };
  document.addEventListener("scroll", () => (asked ??= requestAnimationFrame(look)), { capture: true, passive: true });
})();
