// Puts the page together from the data block. Built anew when the language changes.

const data = JSON.parse(document.getElementById("data").textContent);
language = data.language;
let map, rankingTable, packageTable, detail, legendHolder;
let chosen = null;

const roadName = (item) => (item.road_name ? `${item.road_name} (${item.road_id})` : item.road_id);
/** The column with route number and kilometre posts, where a ledger has any. */
const addressColumn = (rows) => (rows.some((r) => r.place) ? [{ title: say("address"), value: (r) => phrase(r.place),
  cell: (r) => phrase(r.place), isOptional: true }] : []);
const place = (item) => `${number(item.from_m)}–${number(item.to_m)} m`;

/** Marks a section everywhere: map, list, detail, strip of its road. Chosen in a list, the map comes into view. */
function choose(section, from = "list") {
  chosen = section;
  map.chooseEvent(null);
  markPackage(null);
  map.choose(section, from !== "map");
  if (from === "list") showMap();
  rankingTable.choose(section);
  showDetail(section);
  showStrips(section.road_id);
}

/** Scrolls the page as little as it takes to see the map. */
function showMap() {
  map.canvas.parentElement.scrollIntoView({ block: "nearest" });
}

/** Marks a work package on the map and in its table. */
function markPackage(item) {
  map.choosePackage(item);
  if (packageTable) packageTable.choose(item, false);
}

function figures() {
  const s = data.summary;
  const rated = data.sections.filter((section) => section.class);
  const length = (list) => list.reduce((sum, section) => sum + section.to_m - section.from_m, 0);
  const total = length(rated);
  const bar = element("div", { class: "classes", "aria-hidden": "true" });
  const legend = element("div", { class: "legend" });
  for (const name of ["I", "II", "III"]) {
    const share = total ? length(rated.filter((section) => section.class === name)) / total : 0;
    const piece = element("span");
    piece.style.width = 100 * share + "%";
    piece.style.background = classColours[name];
    bar.append(piece);
    const mark = element("i");
    mark.style.height = classWidths[name] + "px";
    mark.style.background = classColours[name];
    legend.append(element("span", {}, mark, `${say(name)} ${percent(share)}`));
  }
  const figure = (value, key) => element("div", { class: "figure" }, element("b", {}, value), say(key));
  return element("section", {},
    s.first_date ? element("p", { class: "faint" }, say("dates", date(s.first_date), date(s.last_date))) : null,
    uncalibratedNote(rated),
    element("div", { class: "figures" },
      figure(kilometres(s.driven_m), "driven"), figure(kilometres(s.rated_m), "rated"),
      figure(number(rated.length), "sections"), figure(number(s.runs), "runs"), figure(number(s.vehicles), "vehicles"),
      figure(number(s.doubts), "findings"), s.refused ? figure(number(s.refused), "refused") : null),
    bar, legend);
}

function uncalibratedNote(rated) {
  const count = rated.filter((section) => !section.calibrated).length;
  if (!count) return null;
  return element("p", { class: "warning" },
    count === rated.length ? say("uncalibrated") : say("partly", number(count)));
}

function mapView() {
  const canvas = element("canvas", { tabindex: "0", role: "application", "aria-label": say("mapLabel") });
  const control = (sign, key, action) =>
    element("button", { type: "button", title: say(key), "aria-label": say(key), onclick: action }, sign);
  const frame = element("div", { class: "map" }, canvas, element("div", { class: "zoom" },
    control("+", "zoomIn", () => map.zoom(1.5)), control("−", "zoomOut", () => map.zoom(1 / 1.5)),
    control("⤢", "fit", () => map.fit())),
  data.basemap ? element("div", { class: "attribution" }, data.basemap.source
    ? element("a", { href: data.basemap.source, rel: "noreferrer" }, data.basemap.attribution) : data.basemap.attribution) : null);
  const modes = element("select", { "aria-label": say("colourBy"), onchange: () => {
    map.mode = modes.value;
    showLegend(modes.value);
    map.draw();
  } }, ...["class", "iri", "confidence", "coverage"].map((mode) => element("option", { value: mode }, say(mode))));
  const layer = (key, name) => {
    const box = element("input", { type: "checkbox", onchange: () => {
      map.layers[name] = box.checked;
      map.draw();
    } });
    box.checked = name !== "arrows";
    return element("label", { class: "control" }, box, say(key));
  };
  detail = element("aside", { "aria-live": "polite", tabindex: "0", "aria-label": say("chosen") });
  legendHolder = element("div", { class: "legend", id: "legend" });
  showLegend("class");
  const view = element("section", {}, element("h2", {}, say("map")),
    element("div", { class: "layers" }, element("label", { class: "control" }, say("colourBy"), modes),
      layer("roads", "roads"), data.packages.length ? layer("packagesLayer", "packages") : null,
      data.events.length ? layer("eventsLayer", "events") : null, layer("arrows", "arrows")),
    legendHolder, element("div", { class: "view" }, frame, detail));
  return { view, canvas };
}

/** What colours and signs of the map mean, for what it is coloured by. */
function showLegend(mode) {
  const line = (colour, text, height = 5) => {
    const mark = element("i");
    mark.style.height = height + "px";
    mark.style.background = colour;
    return element("span", {}, mark, text);
  };
  const none = data.sections.some((s) => !s.class) ? [line(classColours.none, say("none"), classWidths.none)] : [];
  const steps = {
    class: () => [...["I", "II", "III"].map((name) => line(classColours[name], say(name), classWidths[name])), ...none],
    iri: () => [...stepColours.map((colour, i) => line(colour, i < 4 ? `${2 * i}–${2 * i + 2}` : "> 8")), say("unit"), ...none],
    confidence: () => ["high", "medium", "low"].map((name) => line(confidenceColours[name], say(name))),
    coverage: () => stepColours.map((colour, i) => line(colour, `${100 - 20 * (i + 1)}–${percent(1 - 0.2 * i)}`)),
  };
  const signs = data.events.length ? [["▲", "bump"], ["●", "pothole"], ["■", "step"]]
    .map(([sign, key]) => element("span", {}, sign + " " + say(key))) : [];
  legendHolder.replaceChildren(...steps[mode](), ...signs);
}

function showDetail(section) {
  if (!section) {
    detail.replaceChildren(element("p", { class: "faint" }, say("chooseOne")));
    return;
  }
  const list = element("dl");
  const line = (key, value) => list.append(element("dt", {}, say(key)), element("dd", {}, value));
  line("rank", number(section.rank));
  line("direction", say(section.direction));
  line("from", place(section));
  if (section.place) line("address", phrase(section.place));
  line("iri", section.iri === null ? "–" : `${number(section.iri, 2)} ${say("unit")}`);
  line("interval", section.iri_low === null ? "–" : `${number(section.iri_low, 1)}–${number(section.iri_high, 1)}`);
  line("worst", number(section.iri_max, 1));
  line("class", badge(section.class));
  line("share", percent(section.share_iii));
  line("confidence", say(section.confidence));
  line("state", say(section.calibrated ? "calibratedWord" : "uncalibratedWord"));
  line("runs", `${number(section.runs)} (${say("vehicles")}: ${number(section.vehicles)})`);
  line("spread", number(section.run_sd, 2));
  if (section.events !== null) line("events", number(section.events));
  line("speed", section.speed_kmh === null ? "–" : number(section.speed_kmh) + " km/h");
  line("coverage", percent(section.coverage));
  if (section.trend !== null) line("trend", number(section.trend, 2));
  if (section.aadt !== null) line("traffic", number(section.aadt));
  if (section.importance !== null) line("importance", number(section.importance, 2));
  line("priority", number(section.priority, 1));
  line("last", date(section.last_date));
  const start = section.line[0];
  const link = start ? mapLink(start[1], start[0]) : null;
  detail.replaceChildren(...[
    element("h3", {}, roadName(section)), section.action ? element("p", {}, element("b", {}, phrase(section.action))) : null,
    section.reason.length ? element("p", {}, sentence(section.reason)) : null,
    picture(section.photo), list, link,
  ].filter((child) => child));
}

/** Marks an event on the map and shows what is known of it. */
function chooseEvent(item, from = "list") {
  chosen = null;
  markPackage(null);
  map.choose(null);
  rankingTable.choose(null);
  map.chooseEvent(item, from !== "map");
  showStrips(item.road_id);
  const list = element("dl");
  const line = (key, value) => list.append(element("dt", {}, say(key)), element("dd", {}, value));
  line("direction", say(item.direction));
  line("at", number(item.chainage_m, 1));
  if (item.place) line("address", phrase(item.place));
  line("state", say(item.status));
  line("height", number(item.height_mm));
  if (item.length_m) line("length", number(item.length_m, 1));
  line("severity", number(item.severity, 2));
  line("met", item.passes ? `${number(item.runs)} / ${number(item.passes)}` : number(item.runs));
  line("confidence", say(item.confidence));
  line("firstMet", date(item.first_date));
  line("lastMet", date(item.last_date));
  if (item.text) line("remark", item.text);
  detail.replaceChildren(...[
    element("h3", {}, `${eventKind(item)}, ${roadNames.get(item.road_id) ?? item.road_id}`), picture(item.photo), list,
    mapLink(item.lat, item.lon),
  ].filter((child) => child));
  if (from === "list") showMap();
}

const roadNames = new Map(data.sections.map((section) => [section.road_id, roadName(section)]));
const eventKind = (item) => (["bump", "pothole", "step"].includes(item.kind) ? say(item.kind) : item.kind ?? "–");

function picture(name) {
  // The web or a place beside the page; never another computer by a name that begins with two slashes.
  const isPicture = name && /^(https?:\/\/|(?![/\\]{2})[^:]*$)/.test(name);
  return isPicture ? element("img", { src: name, alt: "", loading: "lazy" }) : null;
}

function mapLink(lat, lon) {
  return element("a", { rel: "noreferrer", href: `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=18/${lat}/${lon}` },
    say("open"));
}

function events() {
  const heading = element("h2", {}, say("eventsList"));
  if (!data.events.length) {
    return element("section", {}, heading, element("p", { class: "faint" }, say(data.events_sought ? "noEvents" : "notSought")));
  }
  const rows = [...data.events].sort((a, b) => (a.status === "new" ? 0 : 1) - (b.status === "new" ? 0 : 1)
    || (b.severity ?? -1) - (a.severity ?? -1));
  const plain = (title, key, decimals, more = {}) => ({ title: say(title), value: (r) => r[key],
    cell: (r) => number(r[key], decimals), isNumber: true, ...more });
  const word = (title, value, more = {}) => ({ title: say(title), value, cell: (r) => value(r) ?? "–", ...more });
  const table = new DataTable({
    label: say("eventsList"), rows, onChoose: (row) => chooseEvent(row),
    columns: [
      word("kind", eventKind), word("road", (r) => roadNames.get(r.road_id) ?? r.road_id),
      word("direction", (r) => say(r.direction), { isOptional: true }), plain("at", "chainage_m", 1), ...addressColumn(rows),
      plain("height", "height_mm", 0), plain("severity", "severity", 2), word("state", (r) => say(r.status)),
      word("confidence", (r) => say(r.confidence), { isOptional: true }), plain("met", "runs", 0, { isOptional: true }),
      word("lastMet", (r) => r.last_date, { isOptional: true, cell: (r) => date(r.last_date) }), word("remark", (r) => r.text, { isOptional: true }),
    ],
  });
  return element("section", { id: "events" }, heading, table.root);
}

function ranking() {
  const ranked = data.sections.filter((section) => section.rank !== null).sort((a, b) => a.rank - b.rank);
  const plain = (title, key, decimals, more = {}) => ({ title: say(title), value: (r) => r[key],
    cell: (r) => number(r[key], decimals), isNumber: true, ...more });
  rankingTable = new DataTable({
    label: say("ranking"), rows: ranked, onChoose: (row) => choose(row),
    columns: [
      plain("rank", "rank", 0), { title: say("road"), value: roadName, cell: roadName },
      { title: say("direction"), value: (r) => say(r.direction), cell: (r) => say(r.direction), isOptional: true, isWord: true },
      plain("from", "from_m", 0), plain("to", "to_m", 0), ...addressColumn(ranked), plain("iri", "iri", 1),
      { title: say("interval"), value: (r) => r.iri_low, isNumber: true, isOptional: true,
        cell: (r) => (r.iri_low === null ? "–" : `${number(r.iri_low, 1)}–${number(r.iri_high, 1)}`) },
      { title: say("class"), value: (r) => r.class, cell: (r) => badge(r.class) },
      { title: say("confidence"), value: (r) => ["low", "medium", "high"].indexOf(r.confidence), isOptional: true,
        cell: (r) => say(r.confidence) },
      plain("priority", "priority", 1),
      { title: say("reason"), value: (r) => sentence(r.reason), cell: (r) => sentence(r.reason), isOptional: true },
      { title: say("action"), value: (r) => phrase(r.action), cell: (r) => phrase(r.action) },
      { title: say("last"), value: (r) => r.last_date, cell: (r) => date(r.last_date), isOptional: true, isWord: true },
    ],
  });
  return element("section", { id: "ranking" }, element("h2", {}, say("ranking")), rankingTable.root);
}

function packages() {
  const heading = element("h2", {}, say("packages"));
  if (!data.packages.length) return element("section", {}, heading, element("p", { class: "faint" }, say("noPackages")));
  const plain = (title, key, decimals) => ({ title: say(title), value: (r) => r[key], cell: (r) => number(r[key], decimals), isNumber: true });
  const road = (r) => roadNames.get(r.road_id) ?? r.road_id;
  const columns = [
    { title: say("road"), value: road, cell: road },
    { title: say("direction"), value: (r) => say(r.direction), cell: (r) => say(r.direction), isWord: true },
    plain("from", "from_m", 0), plain("to", "to_m", 0), ...addressColumn(data.packages), plain("length", "length_m", 0), plain("area", "area_m2", 0),
    { title: say("share"), value: (r) => r.share_iii, cell: (r) => percent(r.share_iii), isNumber: true },
    plain("priority", "priority", 1), plain("cost", "cost", 0),
  ];
  if (data.packages[0].within_budget !== undefined) {
    const word = (r) => say(r.cost === null ? "noCost" : r.within_budget ? "yes" : "no");
    columns.push({ title: say("budget"), value: word, cell: word });
  }
  packageTable = new DataTable({ label: say("packages"), rows: data.packages, columns, onChoose: (row) => {
    chosen = null;
    map.choose(null);
    map.chooseEvent(null);
    rankingTable.choose(null);
    markPackage(row);
    showPackage(row);
    showMap();
    showStrips(row.road_id);
  } });
  return element("section", { id: "packages" }, heading, packageTable.root);
}

/** What is known of a work package, beside the map. */
function showPackage(item) {
  const list = element("dl");
  const line = (key, value) => list.append(element("dt", {}, say(key)), element("dd", {}, value));
  line("direction", say(item.direction));
  line("from", place(item));
  if (item.place) line("address", phrase(item.place));
  line("length", number(item.length_m));
  line("area", number(item.area_m2));
  line("share", percent(item.share_iii));
  line("priority", number(item.priority, 1));
  line("cost", number(item.cost));
  const inside = data.sections.filter((s) => s.road_id === item.road_id && s.direction === item.direction
    && s.from_m < item.to_m && s.to_m > item.from_m);
  const sections = inside.map((s) => element("li", {},
    element("button", { type: "button", onclick: () => choose(s) }, place(s)), " ", badge(s.class)));
  detail.replaceChildren(element("h3", {}, `${say("packages")}: ${roadNames.get(item.road_id) ?? item.road_id}`), list,
    element("ul", { class: "plain" }, ...sections));
}

let stripHolder, roadChoice;

function strips() {
  const ids = [...new Set(data.sections.map((section) => section.road_id))];
  roadChoice = element("select", { "aria-label": say("chooseRoad"), onchange: () => showStrips(roadChoice.value) },
    ...ids.map((id) => element("option", { value: id }, roadName(data.sections.find((s) => s.road_id === id)))));
  stripHolder = element("div", { class: "strips" });
  return element("section", {}, element("h2", {}, say("strips")),
    element("div", { class: "tools" }, element("label", {}, say("chooseRoad") + " ", roadChoice)),
    element("p", { class: "faint" }, say(data.runs_left_out ? "runsLeftOut" : "stripsHelp")), stripHolder);
}

function showStrips(roadID) {
  roadChoice.value = roadID;
  // Built anew: the strip that was walked through by keys stays the one that hears them.
  const walked = stripHolder.contains(document.activeElement) ? document.activeElement.dataset.direction : null;
  // Both directions over one and the same axis.
  const all = data.sections.filter((s) => s.road_id === roadID);
  const span = [Math.min(...all.map((s) => s.from_m)), Math.max(...all.map((s) => s.to_m))];
  const figuresOfRoad = ["forward", "backward"].flatMap((direction) => {
    const sections = data.sections.filter((s) => s.road_id === roadID && s.direction === direction);
    if (!sections.length) return [];
    const runs = data.strips.filter((s) => s.road_id === roadID && s.direction === direction);
    const caption = `${roadName(sections[0])}, ${say(direction)}`;
    const figure = strip(sections, runs, data.events.filter((e) => e.road_id === roadID && e.direction === direction),
      data.thresholds, span, stripHolder.clientWidth, (section) => choose(section, "strip"),
      (event) => chooseEvent(event, "strip"), chosen, say("stripLabel", caption));
    figure.dataset.direction = direction;
    return element("figure", {}, element("figcaption", {}, caption), figure);
  });
  stripHolder.replaceChildren(...figuresOfRoad);
  if (walked) stripHolder.querySelector(`[data-direction="${walked}"]`)?.focus();
}

function smallTable(key, rows, columns, note = null) {
  const heading = element("h2", {}, say(key));
  if (!rows.length) return element("section", {}, heading, element("p", { class: "faint" }, say("nothing")));
  return element("section", {}, heading, note ? element("p", { class: "faint" }, note) : null,
    new DataTable({ label: say(key), rows, columns, filterable: rows.length > 20 }).root);
}

const text = (title, key) => ({ title: say(title), value: (r) => r[key], cell: (r) => r[key] ?? "–" });
/** What changed since last time, where `update` made the page. */
function changes() {
  const told = data.changes;
  if (!told) return null;
  const heading = element("h2", {}, say("sinceLast"));
  if (told.is_first) return element("section", {}, heading, element("p", { class: "faint" }, say("firstList")));
  const rows = ["entered", "left", "moved"].flatMap((kind) => told[kind].map((row) => ({ ...row, kind })));
  const isSame = !rows.length && !told.first_seen;
  const word = (title, value, more = {}) => ({ title: say(title), value, cell: (r) => value(r), ...more });
  const section = (row) => data.sections.find((s) => s.id === row.id);
  return element("section", { id: "changes" }, heading,
    told.first_seen ? element("p", {}, say("firstSeen", number(told.first_seen))) : null,
    isSame ? element("p", { class: "faint" }, say("changesNone")) : null,
    rows.length ? new DataTable({ label: say("sinceLast"), rows, filterable: rows.length > 20,
      onChoose: (row) => section(row) && choose(section(row)),
      columns: [
        word("state", (r) => say(r.kind === "moved" ? "movedOn" : r.kind)), word("road", roadName),
        word("direction", (r) => say(r.direction), { isOptional: true }), count("from", "from_m"), count("to", "to_m"),
        ...addressColumn(rows),
        count("rank", "rank"), count("wasRank", "old_rank"), count("iri", "iri", 1), count("wasIri", "old_iri", 1),
        word("cause", (r) => phrase(r.cause), { isOptional: true }),
      ] }).root : null);
}

const translated = (title, key) => ({ title: say(title), value: (r) => say(key(r)), cell: (r) => say(key(r)) });
const count = (title, key, decimals = 0) =>
  ({ title: say(title), value: (r) => r[key], cell: (r) => number(r[key], decimals), isNumber: true });

function made() {
  return element("section", {}, element("h2", {}, say("made")),
    element("p", {}, `roughness ${data.version}`),
    element("p", {}, data.vehicles.length ? `${say("calibratedWord")}: ${data.vehicles.join(say("separator"))}` : say("noVehicles")),
    element("details", {}, element("summary", {}, say("inputs")), element("pre", {}, data.inputs.join("\n"))),
    element("details", {}, element("summary", {}, say("settings")),
      element("pre", {}, JSON.stringify(data.configuration, null, 2))));
}

let resized;

function build() {
  packageTable = null;
  document.documentElement.lang = language;
  document.title = say("title");
  const { view, canvas } = mapView();
  const toggle = element("button", { type: "button", onclick: () => {
    language = language === "ja" ? "en" : "ja";
    build();
  } }, say("switchTo"));
  document.body.replaceChildren(
    element("header", {}, element("h1", {}, say("title")), element("nav", {}, toggle)),
    element("main", {}, figures(), changes(), view, ranking(), events(), packages(), strips(),
      smallTable("excluded", data.excluded, [translated("reasonOut", (r) => "out." + r.reason), count("metres", "metres")]),
      smallTable("runsTable", data.runs, [text("log", "log"), text("vehicle", "vehicle"), count("distance", "distance_m"),
        count("rated", "rated_m"), count("iri", "iri_median", 2), count("findings", "findings")]),
      smallTable("findingsTable", data.findings, [
        { title: say("severity"), value: (r) => ["note", "warning", "error"].indexOf(r.severity), cell: (r) => say(r.severity) },
        translated("meaning", (r) => "finding." + r.kind), count("count", "count"), text("place", "place"), text("text", "text")],
      data.findings_in_all > data.findings.length
        ? say("findingsLimited", number(data.findings.length), number(data.findings_in_all)) : null),
      made()),
    element("footer", {}, `roughness ${data.version}`));
  map = new RoadMap(canvas, { sections: data.sections, roads: data.roads, packages: data.packages,
    events: data.events, basemap: data.basemap, onChoose: (section) => choose(section, "map"),
    onEvent: (event) => chooseEvent(event, "map") });
  // Narrow and wide windows, and a phone turned round: strips are as wide as their place.
  resized?.disconnect();
  resized = new ResizeObserver(() => {
    if (stripHolder.clientWidth !== resized.width) {
      resized.width = stripHolder.clientWidth;
      if (roadChoice.value) showStrips(roadChoice.value);
    }
  });
  resized.observe(stripHolder);
  if (chosen) choose(chosen, "again");
  else {
    showDetail(null);
    if (data.sections.length) showStrips((rankingTable.rows[0] ?? data.sections[0]).road_id);
  }
}

build();
