// A table that can be sorted by any column and filtered by words; long ones are shown piece by piece, so that tens of
// thousands of rows stay fluid.

class DataTable {
  /**
   * `columns`: { title, value(row) for sorting and filtering, cell(row) what is shown, isNumber, isOptional, isWord (never broken) }.
   * `onChoose(row)` makes the first cell of each row a button.
   */
  constructor({ columns, rows, onChoose, filterable = true, page = 100, label }) {
    Object.assign(this, { columns, rows, onChoose, page, label });
    this.limit = page;
    this.sorted = null;
    this.needle = "";
    this.chosen = null;
    this.input = filterable
      ? element("input", { type: "search", placeholder: say("filter"), "aria-label": say("filter"), oninput: () => {
        this.needle = this.input.value.trim().toLowerCase();
        this.limit = this.page;
        this.fill();
      } })
      : null;
    this.status = element("span", { class: "faint", role: "status" });
    this.more = element("button", { type: "button", onclick: () => {
      this.limit += 10 * this.page;
      this.fill();
    } }, say("more"));
    this.heads = columns.map((column, index) => element("th",
      { class: this.classes(column), scope: "col", "aria-sort": "none" },
      element("button", { type: "button", onclick: () => this.sort(index) }, column.title)));
    this.body = element("tbody");
    this.scroller = element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": label },
      element("table", {}, element("thead", {}, element("tr", {}, ...this.heads)), this.body));
    this.root = element("div", {}, element("div", { class: "tools" }, this.input, this.status), this.scroller, this.more);
    this.fill();
  }

  classes(column) {
    return [column.isNumber ? "number" : "", column.isOptional ? "optional" : "", column.isWord ? "word" : ""].filter((c) => c).join(" ");
  }

  /** Sorts by a column, the other way round when it is asked for twice; absent values stay last. */
  sort(index) {
    const isSame = this.sorted && this.sorted.index === index;
    this.sorted = { index, sign: isSame ? -this.sorted.sign : 1 };
    this.heads.forEach((head, i) => head.setAttribute("aria-sort",
      i !== index ? "none" : this.sorted.sign > 0 ? "ascending" : "descending"));
    this.fill();
  }

  view() {
    let rows = this.rows;
    if (this.needle) {
      rows = rows.filter((row) => this.columns.some((column) => {
        const value = column.value(row);
        return value !== null && String(value).toLowerCase().includes(this.needle);
      }));
    }
    if (this.sorted) {
      const { value } = this.columns[this.sorted.index];
      const sign = this.sorted.sign;
      rows = [...rows].sort((a, b) => {
        const [x, y] = [value(a), value(b)];
        if (x === null || y === null) return (x === null) - (y === null);
        return sign * (typeof x === "number" ? x - y : String(x).localeCompare(String(y), language));
      });
    }
    return rows;
  }

  fill() {
    const rows = this.view();
    const shown = rows.slice(0, this.limit);
    this.body.replaceChildren(...shown.map((row) => this.line(row)));
    this.status.textContent = say("shown", number(shown.length), number(this.rows.length));
    this.more.hidden = shown.length === rows.length;
  }

  line(row) {
    const cells = this.columns.map((column, index) => {
      const content = column.cell(row);
      const inside = index === 0 && this.onChoose
        ? element("button", { type: "button", onclick: () => this.onChoose(row) }, content)
        : content;
      return element("td", { class: this.classes(column) }, inside);
    });
    const made = element("tr", {}, ...cells);
    if (row === this.chosen) made.classList.add("selected");
    if (this.onChoose) {
      made.addEventListener("click", (event) => {
        if (event.target.tagName !== "BUTTON") this.onChoose(row);
      });
    }
    return made;
  }

  /** Marks a row and brings it into view within the table, showing as many rows as that needs; the page itself stays. */
  choose(row, isShown = true) {
    this.chosen = row;
    const index = this.view().indexOf(row);
    if (index >= this.limit) this.limit = index + this.page;
    this.fill();
    const line = index >= 0 ? this.body.children[index] : null;
    if (!line || !isShown) return;
    const [box, own] = [this.scroller.getBoundingClientRect(), line.getBoundingClientRect()];
    const head = this.heads[0].offsetHeight;
    if (own.top < box.top + head) this.scroller.scrollTop += own.top - box.top - head;
    else if (own.bottom > box.bottom) this.scroller.scrollTop += own.bottom - box.bottom;
  }
}
