// One road from end to end: roughness over chainage, forward above and backward below, as an SVG.

const svgSpace = "http://www.w3.org/2000/svg";

function drawn(name, attributes, text) {
  const made = document.createElementNS(svgSpace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

/**
 * The strip of one road and direction over a span of chainage, as wide as its place: single runs, sections with their interval, class bounds, events.
 * By keyboard it is one stop: left and right choose the section before and after.
 */
function strip(sections, runs, events, thresholds, [from, to], available, onChoose, onEvent, chosen, label) {
  const width = Math.max(300, available || 1000);
  const [height, left, bottom, top] = [190, 44, 24, 8];
  // Single runs may leave the figure at its top, intervals may not: one bump of a run must not flatten all else.
  const highest = Math.max(thresholds[1] * 1.15, ...sections.map((s) => s.iri_high ?? s.iri ?? 0));
  const x = (metres) => left + ((metres - from) / (to - from)) * (width - left - 8);
  const y = (iri) => height - bottom - (Math.min(iri, highest) / highest) * (height - bottom - top);
  const svg = drawn("svg", { class: "strip", viewBox: `0 0 ${width} ${height}`, role: "group", tabindex: 0, "aria-label": label });
  svg.addEventListener("keydown", (event) => {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!way) return;
    event.preventDefault();
    const at = sections.indexOf(chosen);
    const next = at < 0 ? (way > 0 ? 0 : sections.length - 1) : Math.max(0, Math.min(sections.length - 1, at + way));
    onChoose(sections[next]);
  });
  const step = [50, 100, 200, 500, 1000, 2000, 5000, 10000].find((n) => (to - from) / n <= width / 90) ?? 20000;
  for (let m = Math.ceil(from / step) * step; m <= to; m += step) {
    svg.append(drawn("line", { x1: x(m), x2: x(m), y1: top, y2: height - bottom, stroke: "#e7eaee" }));
    if (x(m) < width - 60) {
      svg.append(drawn("text", { x: x(m), y: height - 7, "font-size": 12, "text-anchor": "middle", fill: "#56606e" }, number(m)));
    }
  }
  svg.append(drawn("text", { x: width - 8, y: height - 7, "font-size": 12, "text-anchor": "end", fill: "#56606e" }, "m"));
  svg.append(drawn("text", { x: 2, y: top + 8, "font-size": 12, fill: "#56606e" }, say("unit")));
  for (const iri of [0, ...thresholds]) {
    svg.append(drawn("line", { x1: left, x2: width - 8, y1: y(iri), y2: y(iri), stroke: "#8a929c",
      "stroke-dasharray": iri ? "5 4" : "none" }));
    svg.append(drawn("text", { x: left - 6, y: y(iri) + 4, "font-size": 12, "text-anchor": "end", fill: "#56606e" }, iri));
  }
  for (const run of runs) {
    let path = "";
    let isDown = false;
    run.iri.forEach((value, i) => {
      if (value === null) isDown = false;
      else {
        const middle = run.from + (i + 0.5) * run.step;
        path += `${isDown ? "L" : "M"}${x(middle).toFixed(1)} ${y(value).toFixed(1)}`;
        isDown = true;
      }
    });
    if (path) svg.append(drawn("path", { d: path, fill: "none", stroke: "#8a929c", "stroke-width": 0.8 }));
  }
  for (const section of sections) {
    const [a, b] = [x(section.from_m), x(section.to_m)];
    if (section === chosen) {
      svg.append(drawn("rect", { class: "chosen", x: a, y: top, width: b - a, height: height - bottom - top, fill: "#7a1fa2",
        opacity: 0.12 }));
    }
    if (section.iri === null) {
      // Driven, but without an estimate: a grey piece on the axis.
      const piece = drawn("line", { x1: a, x2: b, y1: y(0), y2: y(0), stroke: classColours.none, "stroke-width": 4 });
      piece.append(drawn("title", {}, `${number(section.from_m)}–${number(section.to_m)} m: ${say("none")}`));
      piece.addEventListener("click", () => onChoose(section));
      svg.append(piece);
      continue;
    }
    const colour = classColours[section.class];
    if (section.iri_low !== null) {
      const [high, low] = [y(section.iri_high), y(section.iri_low)];
      svg.append(drawn("rect", { x: a, y: high, width: b - a, height: Math.max(0, low - high), fill: colour, opacity: 0.18 }));
    }
    const line = drawn("line", { x1: a, x2: b, y1: y(section.iri), y2: y(section.iri), stroke: colour, "stroke-width": 4 });
    line.append(drawn("title", {}, `${number(section.from_m)}–${number(section.to_m)} m: ${number(section.iri, 1)} ${say("unit")}`));
    line.addEventListener("click", () => onChoose(section));
    line.style.cursor = "pointer";
    svg.append(line);
  }
  // Events on the upper edge, by the map's signs in small: new ones full, the others empty.
  for (const item of events) {
    const [middle, r] = [Math.max(left + 5, Math.min(width - 13, x(item.chainage_m))), 5];
    const paths = { bump: `M${middle} ${top - r}L${middle + r} ${top + r}L${middle - r} ${top + r}Z`,
      step: `M${middle - r} ${top - r}h${2 * r}v${2 * r}h${-2 * r}Z` };
    const mark = drawn("path", { d: paths[item.kind] ?? `M${middle - r} ${top}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`,
      fill: item.status === "new" ? "#e69f00" : "#ffffff", stroke: "#1c2430" });
    mark.append(drawn("title", {}, `${number(item.chainage_m)} m: ${eventKind(item)} ${number(item.height_mm)} mm, ${say(item.status)}`));
    mark.addEventListener("click", () => onEvent(item));
    mark.style.cursor = "pointer";
    svg.append(mark);
  }
  return svg;
}
