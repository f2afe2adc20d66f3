// The dials of the Simulator: a name, a slider and its exact number, a tooltip, a caption that opens the range, a note.
//
// The server says how a dial stands; here it follows the thumb. What was done last to each dial is kept, under a
// running number, until an answer has seen it: until then no answer moves that dial.

(() => {
  if (window.roisimBoard) return; // a page drawn anew brings it again

  const MARK = [["circle", { cx: 12, cy: 12, r: 10 }], ["path", { d: "M9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3M12 17h.01" }]];

  class Board {
    moves = {}; // by dial: the number of what was done last and not seen yet, and the stop or the words
    count = 0;
    dials = new Map();
    words = new Map(); // headings and remarks

    constructor(place) {
      this.root = made("div", "dials");
      place.append(this.root);
    }

    draw(data, tell, trigger) {
      Object.assign(this, { data, tell, trigger });
      this.count = Math.max(this.count, data.seen);
      for (const [key, [number]] of Object.entries(this.moves)) if (number <= data.seen) delete this.moves[key];
      this.lay(data.parts.map((part) => (part.key ? this.dial(part).root : this.word(part))));
      this.wait();
    }

    // The answer is dim while it is not that of the dials: one of them is on its way, or its move has not been answered.
    wait() {
      const waits = Object.keys(this.moves).length || [...this.dials.values()].some((dial) => dial.away);
      document.documentElement.toggleAttribute("data-waiting", Boolean(waits));
      clearTimeout(this.weary);
      if (waits) this.weary = setTimeout(() => document.documentElement.removeAttribute("data-waiting"), WEARY);
    }

    dial(part) {
      const { key } = part;
      if (!this.dials.has(key)) this.dials.set(key, new Dial(key, this));
      const dial = this.dials.get(key);
      dial.show(part);
      return dial;
    }

    word({ heading, remark }) {
      const said = heading ?? remark;
      if (!this.words.has(said)) this.words.set(said, heading ? made("h3", "group", said) : made("p", "remark", said));
      return this.words.get(said);
    }

    // In their order; where nothing came or went, nothing is touched, and the focus stays.
    lay(nodes) {
      const there = this.root.children;
      if (there.length === nodes.length && nodes.every((node, place) => node === there[place])) return;
      const at = document.activeElement;
      this.root.replaceChildren(...nodes);
      if (this.root.contains(at)) at.focus({ preventScroll: true });
    }

    // how: "touch", of what a finger did, which is told with the way back.
    done(key, value, ...how) {
      this.moves[key] = [++this.count, value, ...how];
      this.tell("moves", { ...this.moves });
      this.wait();
    }

    open(key) {
      this.trigger("opened", key);
    }
  }

  class Dial {
    held = false; // the thumb, by a finger or the mouse
    away = false; // the thumb in hand, from where the answer has it
    typing = false;

    constructor(key, board) {
      Object.assign(this, { key, board });
      this.name = made("label", "name");
      this.help = made("button", "help");
      this.range = made("input", "range");
      this.exact = made("input", "exact");
      this.fault = made("p", "fault");
      this.answers = made("div", "answers");
      this.caption = made("button", "behind");
      this.note = made("p", "remark");
      this.told = made("div", "told");
      this.root = made("div", "dial");
      this.root.dataset.dial = key;
      this.help.append(drawn(MARK));
      this.caption.type = this.help.type = "button";
      this.range.type = "range";
      this.exact.type = "text";
      this.exact.autocomplete = "off";
      this.fault.setAttribute("role", "alert");
      this.note.setAttribute("aria-live", "polite");
      this.told.setAttribute("role", "tooltip");
      this.told.popover = "manual";
      this.name.htmlFor = this.range.id = `dial-${key}`;
      this.fault.id = `dial-${key}-fault`;
      this.told.id = `dial-${key}-told`;
      this.help.setAttribute("aria-describedby", this.told.id);
      const head = made("div", "head");
      this.rail = made("div", "rail");
      head.append(this.name, this.help);
      this.rail.append(this.range);
      this.root.append(head, this.rail, this.exact, this.fault, this.answers, this.caption, this.note, this.told);
      this.listen();
      drag(this);
      tooltip(this.help, this.told);
    }

    listen() {
      const { range, exact } = this;
      range.addEventListener("input", () => this.follow()); // by the keyboard
      range.addEventListener("change", () => this.turned());
      exact.addEventListener("input", () => (this.typing = true));
      exact.addEventListener("change", () => {
        this.typing = false;
        this.board.done(this.key, exact.value);
      });
      exact.addEventListener("blur", () => {
        // Given back after a reload, what was typed is no change to the browser when the field is left.
        if (this.typing && exact.value !== this.part.written) this.board.done(this.key, exact.value);
        this.typing = false;
        this.stand();
      });
      this.caption.addEventListener("click", () => this.board.open(this.key));
    }

    turned(...how) {
      this.board.done(this.key, Number(this.range.value), ...how);
    }

    // The field says what the thumb stands on, as the server would.
    follow() {
      const said = written(Number(this.range.value), this.board.data.marks) + this.part.suffix;
      this.range.setAttribute("aria-valuetext", said);
      this.exact.value = said;
      this.typing = false;
      this.faulty("", []);
    }

    show(part) {
      this.part = part;
      put(this.name, part.name);
      put(this.caption, part.caption);
      put(this.note, part.note);
      this.caption.hidden = !part.caption;
      this.range.setAttribute("aria-label", part.name);
      this.exact.setAttribute("aria-label", part.exact);
      this.help.setAttribute("aria-label", part.help);
      const [low, high] = part.band ?? [0, 0];
      this.root.style.setProperty("--low", `${low * 100}%`);
      this.root.style.setProperty("--high", `${high * 100}%`);
      explain(this.told, part.explained);
      this.stand();
    }

    // As the server says, unless someone has the dial in hand or has done something to it since.
    stand() {
      const { part, range, exact } = this;
      if (this.held || this.key in this.board.moves) return;
      Object.assign(range, { min: part.low, max: part.high, step: part.step, value: part.at });
      range.setAttribute("aria-valuetext", part.said);
      if (this.typing) return;
      if (exact.value !== part.written) exact.value = part.written;
      this.faulty(part.fault, part.answers);
    }

    faulty(said, answers) {
      put(this.fault, said);
      this.answer(answers);
      this.exact.setAttribute("aria-invalid", String(Boolean(said)));
      if (said) this.exact.setAttribute("aria-describedby", this.fault.id);
      else this.exact.removeAttribute("aria-describedby");
    }

    // What a number may have meant: the button writes it.
    answer(answers) {
      const now = JSON.stringify(answers);
      if (this.answers.dataset.now === now) return;
      this.answers.dataset.now = now;
      this.answers.replaceChildren(...answers.map(([said, written]) => {
        const button = made("button", "answer", said);
        button.type = "button";
        button.addEventListener("click", () => {
          this.range.focus({ preventScroll: true }); // the button will be gone
          this.board.done(this.key, written);
        });
        return button;
      }));
    }
  }

  function made(tag, name = "", words = "") {
    return Object.assign(document.createElement(tag), { className: name, textContent: words });
  }

  // Shapes as a picture; Streamlit lets no script through that has tags in it.
  function drawn(shapes) {
    const shape = (tag, attributes) => {
      const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
      Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
      return node;
    };
    const picture = shape("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" });
    picture.append(...shapes.map(([tag, attributes]) => shape(tag, attributes)));
    return picture;
  }

  function put(node, words) {
    if (node.textContent !== words) node.textContent = words;
  }

  // Paragraphs, and lists as arrays.
  function explain(place, told) {
    const now = JSON.stringify(told);
    if (place.dataset.now === now) return;
    place.dataset.now = now;
    place.replaceChildren(...told.map((part) => {
      if (typeof part === "string") return made("p", "", part);
      const list = made("ul", "");
      list.append(...part.map((line) => made("li", "", line)));
      return list;
    }));
  }

  // All digits of a number up to nine signs, else four; in groups of three, with the marks of the language.
  function written(value, marks) {
    const all = String(Number(value.toFixed(6)));
    const whole = Math.trunc(Math.abs(value)).toString().length;
    const plain = grouped(all, marks);
    if (plain.length <= 9 || Number.isInteger(value)) return plain;
    return grouped(String(Number(value.toPrecision(Math.max(4, whole)))), marks);
  }

  function grouped(plain, { thousands, decimal }) {
    const [whole, part] = plain.split(".");
    const groups = whole.replace("-", "−").replace(/\B(?=(\d{3})+$)/g, thousands);
    return part ? groups + decimal + part : groups;
  }

  const SLIP = 4, NEAR = { mouse: 9, touch: 24 }; // pixels: of a finger that stays; around the thumb, where it is gripped
  const WEARY = 15000; // milliseconds after which an answer that never came is waited for no more

  // The thumb goes where the mouse goes along the rail. A finger moves it by the thumb alone, and sideways: up or down is
  // a swipe, and the page's, which the browser takes over; and a finger that stops the page as it glides is no change.
  function drag(dial) {
    const { rail, range } = dial;
    let at;
    const reach = () => range.max - range.min;
    const grip = (event) => {
      const { left, width } = rail.getBoundingClientRect();
      const off = event.clientX - left - (width * (range.value - range.min)) / reach();
      const near = Math.abs(off) < (NEAR[event.pointerType] ?? NEAR.mouse), touch = event.pointerType === "touch";
      if (touch && !near) return;
      at = { id: event.pointerId, x: event.clientX, y: event.clientY, before: range.value, how: touch ? ["touch"] : [] };
      at.off = near ? off : 0;
    };
    const hold = () => {
      dial.held = true;
      rail.setPointerCapture(at.id);
      range.focus({ preventScroll: true });
    };
    const turn = (event) => {
      const { left, width } = rail.getBoundingClientRect(), before = range.value;
      const part = Math.min(1, Math.max(0, (event.clientX - at.off - left) / width));
      range.value = Number(range.min) + part * reach(); // the browser finds the nearest stop
      if (range.value === before) return;
      dial.follow();
      dial.away = range.value !== at.before;
      dial.board.wait();
    };
    const letGo = (kept) => {
      const { before, how } = at, held = dial.held;
      at = undefined;
      dial.held = dial.away = false;
      if (held && kept && range.value !== before) dial.turned(...how);
      else dial.stand();
      dial.board.wait();
    };
    const own = (does) => (event) => event.pointerId === at?.id && does(event);
    rail.addEventListener("mousedown", (event) => event.preventDefault()); // the focus is the slider's
    rail.addEventListener("pointerdown", (event) => {
      if (event.button || dial.held) return;
      grip(event);
      if (!at || event.pointerType === "touch") return;
      hold();
      turn(event);
    });
    rail.addEventListener("pointermove", own((event) => {
      const across = Math.abs(event.clientX - at.x), along = Math.abs(event.clientY - at.y);
      if (!dial.held && across > SLIP && across > along) hold();
      if (dial.held) turn(event);
      else if (along > SLIP) at = undefined;
    }));
    rail.addEventListener("pointerup", own((event) => {
      if (!dial.held) hold();
      turn(event);
      letGo(true);
    }));
    rail.addEventListener("pointercancel", own(() => letGo(false)));
    rail.addEventListener("lostpointercapture", own(() => letGo(false)));
  }

  // Shown while one points at the mark or has the focus on it, gone with Escape; it may be pointed at itself.
  function tooltip(mark, told) {
    let leaving;
    const away = ({ target }) => told.contains(target) || mark.contains(target) || hide();
    const ways = { scroll: away, pointerdown: away, keydown: ({ key }) => key === "Escape" && hide() };
    const show = () => {
      clearTimeout(leaving);
      if (told.matches(":popover-open")) return;
      told.showPopover();
      place(mark, told);
      for (const [kind, does] of Object.entries(ways)) addEventListener(kind, does, true);
    };
    const hide = () => {
      clearTimeout(leaving);
      for (const [kind, does] of Object.entries(ways)) removeEventListener(kind, does, true);
      if (told.matches(":popover-open")) told.hidePopover();
    };
    const leave = () => (leaving = setTimeout(hide, 150));
    for (const node of [mark, told]) {
      node.addEventListener("mouseenter", show);
      node.addEventListener("mouseleave", leave);
    }
    mark.addEventListener("focus", show);
    mark.addEventListener("blur", hide);
    mark.addEventListener("click", show);
  }

  // Above the mark where there is room, else below; never outside the window.
  function place(mark, told) {
    const gap = 10, edge = 8;
    const at = mark.getBoundingClientRect(), { width, height } = told.getBoundingClientRect();
    const above = at.top - gap - height;
    told.style.left = `${Math.max(edge, Math.min(at.left, innerWidth - width - edge))}px`;
    told.style.top = `${above >= edge ? above : at.bottom + gap}px`;
  }

  window.roisimBoard = ({ data, parentElement, setStateValue, setTriggerValue }) => {
    parentElement.board ??= new Board(parentElement);
    parentElement.board.draw(data, setStateValue, setTriggerValue);
  };
  window.roisimBoards?.forEach(window.roisimBoard);
})();
