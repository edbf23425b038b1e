// The map: a canvas in Web Mercator, offline. Sections are drawn beside the centreline, on the left of travel, so that both
// directions can be seen. All places are projected once; a frame draws one path for each colour.

class RoadMap {
  /** `sections` and `roads` carry `line`: pieces of [lon, lat, lon, lat …]. */
  constructor(canvas, { sections, roads, packages, events, basemap, onChoose, onEvent }) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d");
    this.onChoose = onChoose;
    this.onEvent = onEvent;
    this.basemap = basemap;
    this.tiles = new Map();
    this.sections = sections.map((s) => RoadMap.shape(s.line, s));
    this.roads = roads.map((r) => RoadMap.shape(r.line, r));
    this.packages = packages.map((p) => RoadMap.shape(p.line, p));
    this.events = events.map((e) => RoadMap.shape([[e.lon, e.lat]], e));
    this.mode = "class";
    this.layers = { roads: true, packages: true, events: true, arrows: false };
    this.chosen = null;
    this.pointers = new Map();
    this.listen();
    new ResizeObserver(() => this.resize()).observe(canvas);
    this.resize();
    this.fit();
  }

  static project(longitude, latitude) {
    const s = Math.sin((Math.max(-85.05, Math.min(85.05, latitude)) * Math.PI) / 180);
    return [longitude / 360 + 0.5, 0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI)];
  }

  /** Pieces in projected coordinates with the box around them. */
  static shape(line, item) {
    let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
    const pieces = line.map((flat) => {
      const points = new Float64Array(flat.length);
      for (let i = 0; i < flat.length; i += 2) {
        const [x, y] = RoadMap.project(flat[i], flat[i + 1]);
        points[i] = x;
        points[i + 1] = y;
        west = Math.min(west, x); east = Math.max(east, x);
        north = Math.min(north, y); south = Math.max(south, y);
      }
      return points;
    });
    return { item, pieces, west, north, east, south };
  }

  resize() {
    const ratio = window.devicePixelRatio || 1;
    this.width = this.canvas.clientWidth || 800;
    this.height = this.canvas.clientHeight || 500;
    this.canvas.width = Math.round(this.width * ratio);
    this.canvas.height = Math.round(this.height * ratio);
    this.ratio = ratio;
    this.draw();
  }

  /** Shows these shapes whole; without any, everything. */
  fit(shapes = this.sections.length ? this.sections : this.roads) {
    let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const shape of shapes) {
      west = Math.min(west, shape.west); east = Math.max(east, shape.east);
      north = Math.min(north, shape.north); south = Math.max(south, shape.south);
    }
    if (west > east) [west, north, east, south] = [0, 0, 1, 1];
    const span = Math.max((east - west) / this.width, (south - north) / this.height, 1e-9);
    this.scale = 0.9 / span;
    this.x = (west + east) / 2;
    this.y = (north + south) / 2;
    this.draw();
  }

  zoom(factor, atX = this.width / 2, atY = this.height / 2) {
    const scale = Math.max(300, Math.min(3e9, this.scale * factor));
    this.x += (atX - this.width / 2) * (1 / this.scale - 1 / scale);
    this.y += (atY - this.height / 2) * (1 / this.scale - 1 / scale);
    this.scale = scale;
    this.draw();
  }

  pan(dx, dy) {
    this.x -= dx / this.scale;
    this.y -= dy / this.scale;
    this.draw();
  }

  choose(item, move = false) {
    this.chosen = item;
    if (item && move) {
      const shape = this.sections.find((s) => s.item === item);
      if (shape) {
        this.x = (shape.west + shape.east) / 2;
        this.y = (shape.north + shape.south) / 2;
        const span = Math.max(shape.east - shape.west, shape.south - shape.north, 1e-9);
        this.scale = Math.max(this.scale, (0.1 * this.width) / span);
      }
    }
    this.draw();
  }

  /** Marks a work package and shows it whole. */
  choosePackage(item) {
    this.chosenPackage = item;
    const shapes = this.packages.filter((shape) => shape.item === item);
    if (shapes.length) {
      this.fit(shapes);
      this.zoom(0.6);
    } else this.draw();
  }

  /** One frame at the next chance, however often it is asked for. */
  draw() {
    if (this.waiting || this.scale === undefined) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      this.paint();
    });
  }

  screen(x, y) {
    return [(x - this.x) * this.scale + this.width / 2, (y - this.y) * this.scale + this.height / 2];
  }

  isVisible(shape, margin = 12) {
    const m = margin / this.scale;
    const halfWidth = this.width / 2 / this.scale, halfHeight = this.height / 2 / this.scale;
    return shape.east > this.x - halfWidth - m && shape.west < this.x + halfWidth + m
      && shape.south > this.y - halfHeight - m && shape.north < this.y + halfHeight + m;
  }

  paint() {
    const started = performance.now();
    const c = this.context;
    c.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    c.clearRect(0, 0, this.width, this.height);
    c.lineJoin = "round";
    c.lineCap = "butt";
    if (this.basemap) this.paintTiles();
    if (this.layers.roads) this.stroke(this.roads, "#b9c0c9", 1.5, 0);
    if (this.layers.packages) this.stroke(this.packages, "#00000022", 18, 4);
    if (this.chosenPackage) {
      this.stroke(this.packages.filter((shape) => shape.item === this.chosenPackage), "#7a1fa255", 22, 4);
    }
    const groups = new Map();
    for (const shape of this.sections) {
      if (!this.isVisible(shape)) continue;
      const [colour, width] = this.look(shape.item);
      const key = colour + width;
      if (!groups.has(key)) groups.set(key, { colour, width, shapes: [] });
      groups.get(key).shapes.push(shape);
    }
    // Wide lines last: what is bad is never covered by what is sound.
    for (const group of [...groups.values()].sort((a, b) => a.width - b.width)) {
      this.stroke(group.shapes, group.colour, group.width, 4);
    }
    this.drawn = [...groups.values()].reduce((sum, group) => sum + group.shapes.length, 0);
    if (this.layers.arrows) this.paintArrows();
    const chosen = this.sections.find((s) => s.item === this.chosen);
    if (chosen) {
      this.stroke([chosen], "#7a1fa2", 14, 4);
      const [colour, width] = this.look(chosen.item);
      this.stroke([chosen], colour, width, 4);
    }
    if (this.layers.events) this.paintEvents();
    this.paintScale();
    if (this.canvas.matches(":focus-visible")) this.paintCross();
    this.tell(started);
  }

  /** What the last frame showed, for tests and assistive scripts; a canvas says nothing by itself. */
  tell(started) {
    const told = this.canvas.dataset;
    told.sections = this.drawn;
    told.chosen = this.chosen ? this.chosen.id : "";
    told.package = this.chosenPackage ? this.chosenPackage.package_id : "";
    told.event = this.chosenEvent ? this.chosenEvent.id : "";
    told.middle = [this.x, this.y, this.scale].join(" ");
    told.milliseconds = (performance.now() - started).toFixed(2);
  }

  /** Potholes are discs, bumps triangles, steps squares; gone ones empty, known ones grey, the worst new ones red. */
  paintEvents() {
    const c = this.context;
    for (const shape of this.events) {
      if (!this.isVisible(shape)) continue;
      const [x, y] = this.screen(shape.west, shape.north);
      const { kind, status, severity } = shape.item;
      const r = 4 + 3 * (severity ?? 0);
      c.beginPath();
      if (kind === "bump") {
        c.moveTo(x, y - r); c.lineTo(x + r, y + r); c.lineTo(x - r, y + r); c.closePath();
      } else if (kind === "step") c.rect(x - r, y - r, 2 * r, 2 * r);
      else c.arc(x, y, r, 0, 2 * Math.PI);
      c.fillStyle = status === "known" ? "#8a929c" : status === "gone" ? "#ffffff" : severity >= 0.5 ? "#d55e00" : "#e69f00";
      c.fill();
      c.lineWidth = shape.item === this.chosenEvent ? 4 : 1.5;
      c.strokeStyle = shape.item === this.chosenEvent ? "#7a1fa2" : "#1c2430";
      c.stroke();
    }
  }

  /** Marks an event and brings it into the middle, near enough to see where it lies. */
  chooseEvent(item, move = false) {
    this.chosenEvent = item;
    const shape = this.events.find((s) => s.item === item);
    if (shape && move) {
      [this.x, this.y] = [shape.west, shape.north];
      this.scale = Math.max(this.scale, 4e7);
    }
    this.draw();
  }

  /** The event nearest to a place on the screen, within 10 pixels or as far as said. */
  nearestEvent(atX, atY, reach = 10) {
    let [best, distance] = [null, reach];
    if (!this.layers.events) return best;
    for (const shape of this.events) {
      const [x, y] = this.screen(shape.west, shape.north);
      const d = Math.hypot(atX - x, atY - y);
      if (d < distance) [best, distance] = [shape.item, d];
    }
    return best;
  }

  look(item) {
    const ofClass = classWidths[item.class || "none"];
    switch (this.mode) {
      case "confidence": return [confidenceColours[item.confidence], ofClass];
      case "coverage": return [stepColours[4 - Math.min(4, Math.floor(item.coverage * 5))], ofClass];
      case "iri":
        return item.iri === null ? [classColours.none, ofClass]
          : [stepColours[Math.min(4, Math.floor(item.iri / 2))], ofClass];
      default: return [classColours[item.class || "none"], ofClass];
    }
  }

  /** One path over all shapes, each moved to the left of travel by `offset` pixels. */
  stroke(shapes, colour, width, offset) {
    const c = this.context;
    c.strokeStyle = colour;
    c.lineWidth = width;
    c.beginPath();
    for (const shape of shapes) {
      if (!this.isVisible(shape, 30)) continue;
      for (const points of shape.pieces) this.trace(points, offset);
    }
    c.stroke();
  }

  /** Adds a polyline to the path, each vertex moved along the normal of the leg that begins there. */
  trace(points, offset) {
    const c = this.context;
    let [x, y] = this.screen(points[0], points[1]);
    let [nx, ny] = [0, 0];
    for (let i = 0; i < points.length; i += 2) {
      const last = i + 3 >= points.length;
      const [ax, ay] = last ? [x, y] : this.screen(points[i + 2], points[i + 3]);
      const length = Math.hypot(ax - x, ay - y);
      if (length > 0) [nx, ny] = [((ay - y) / length) * offset, (-(ax - x) / length) * offset];
      if (i === 0) c.moveTo(x + nx, y + ny);
      else c.lineTo(x + nx, y + ny);
      [x, y] = [ax, ay];
    }
  }

  /** An arrow in the middle of each section that is long enough on the screen. */
  paintArrows() {
    const c = this.context;
    c.fillStyle = "#1c2430";
    for (const shape of this.sections) {
      if (!this.isVisible(shape)) continue;
      const points = shape.pieces[0];
      const middle = 2 * Math.floor((points.length / 2 - 1) / 2);
      const [x, y] = this.screen(points[middle], points[middle + 1]);
      const [ax, ay] = this.screen(points[middle + 2], points[middle + 3]);
      const length = Math.hypot(ax - x, ay - y);
      if (length < 14) continue;
      const [ux, uy] = [(ax - x) / length, (ay - y) / length];
      const [mx, my] = [(x + ax) / 2 + uy * 4, (y + ay) / 2 - ux * 4];
      c.beginPath();
      c.moveTo(mx + ux * 7, my + uy * 7);
      c.lineTo(mx - ux * 4 - uy * 4, my - uy * 4 + ux * 4);
      c.lineTo(mx - ux * 4 + uy * 4, my - uy * 4 - ux * 4);
      c.fill();
    }
  }

  /** The middle, for those who move the map by keys: Enter chooses what lies there. */
  paintCross() {
    const c = this.context;
    const [x, y] = [this.width / 2, this.height / 2];
    c.strokeStyle = "#7a1fa2";
    c.lineWidth = 2;
    c.beginPath();
    for (const sign of [-1, 1]) {
      c.moveTo(x + 5 * sign, y); c.lineTo(x + 14 * sign, y);
      c.moveTo(x, y + 5 * sign); c.lineTo(x, y + 14 * sign);
    }
    c.stroke();
  }

  /** A bar of a round length, and north. */
  paintScale() {
    const c = this.context;
    const latitude = Math.atan(Math.sinh(Math.PI * (1 - 2 * this.y)));
    const metresPerPixel = (40_075_016.7 * Math.cos(latitude)) / this.scale;
    const wanted = 120 * metresPerPixel;
    const power = 10 ** Math.floor(Math.log10(wanted));
    const metres = [5, 2, 1].map((n) => n * power).find((n) => n <= wanted);
    const length = metres / metresPerPixel;
    const [x, y] = [12, this.height - 14];
    c.fillStyle = "#ffffffcc";
    c.fillRect(x - 6, y - 20, length + 74, 28);
    c.strokeStyle = c.fillStyle = "#1c2430";
    c.lineWidth = 2;
    c.beginPath();
    c.moveTo(x, y - 5); c.lineTo(x, y); c.lineTo(x + length, y); c.lineTo(x + length, y - 5);
    c.stroke();
    c.font = "12px system-ui, sans-serif";
    c.textAlign = "left";
    c.fillText(metres >= 1000 ? metres / 1000 + " km" : metres + " m", x + 4, y - 6);
    c.beginPath();
    c.moveTo(x + length + 24, y - 14); c.lineTo(x + length + 19, y + 2); c.lineTo(x + length + 29, y + 2);
    c.fill();
    c.fillText("N", x + length + 36, y);
  }

  /** The section nearest to a place on the screen, within 12 pixels of its drawn line or as far as said. */
  nearest(atX, atY, reach = 12) {
    let [best, distance] = [null, reach];
    for (const shape of this.sections) {
      if (!this.isVisible(shape)) continue;
      for (const points of shape.pieces) {
        for (let i = 0; i + 3 < points.length; i += 2) {
          let [x, y] = this.screen(points[i], points[i + 1]);
          let [ax, ay] = this.screen(points[i + 2], points[i + 3]);
          const length = Math.hypot(ax - x, ay - y) || 1;
          const [nx, ny] = [((ay - y) / length) * 4, (-(ax - x) / length) * 4];
          x += nx; y += ny; ax += nx; ay += ny;
          const along = ((atX - x) * (ax - x) + (atY - y) * (ay - y)) / (length * length);
          const t = Math.max(0, Math.min(1, along));
          const d = Math.hypot(atX - x - t * (ax - x), atY - y - t * (ay - y));
          if (d < distance) [best, distance] = [shape.item, d];
        }
      }
    }
    return best;
  }

  /** Chooses what lies at a place on the screen: an event before a section. */
  chooseAt(x, y, eventReach, sectionReach) {
    const met = this.nearestEvent(x, y, eventReach);
    const found = met ? null : this.nearest(x, y, sectionReach);
    if (met) this.onEvent(met);
    if (found) this.onChoose(found);
  }

  listen() {
    const canvas = this.canvas;
    const place = (event) => {
      const box = canvas.getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top];
    };
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      this.pointers.set(event.pointerId, place(event));
      this.moved = this.pointers.size > 1;
    });
    canvas.addEventListener("pointermove", (event) => {
      const old = this.pointers.get(event.pointerId);
      if (!old) return;
      const now = place(event);
      if (this.pointers.size === 1) {
        if (Math.hypot(now[0] - old[0], now[1] - old[1]) < 3 && !this.moved) return;
        this.moved = true;
        this.pan(now[0] - old[0], now[1] - old[1]);
      } else {
        const other = [...this.pointers].find(([id]) => id !== event.pointerId)[1];
        const before = Math.hypot(old[0] - other[0], old[1] - other[1]);
        const after = Math.hypot(now[0] - other[0], now[1] - other[1]);
        if (before > 0) this.zoom(after / before, (now[0] + other[0]) / 2, (now[1] + other[1]) / 2);
      }
      this.pointers.set(event.pointerId, now);
    });
    canvas.addEventListener("pointerup", (event) => {
      this.pointers.delete(event.pointerId);
      if (!this.moved) this.chooseAt(...place(event));
    });
    for (const change of ["focus", "blur"]) canvas.addEventListener(change, () => this.draw());
    canvas.addEventListener("pointercancel", (event) => this.pointers.delete(event.pointerId));
    canvas.addEventListener("wheel", (event) => {
      event.preventDefault();
      this.zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0015)), ...place(event));
    }, { passive: false });
    canvas.addEventListener("keydown", (event) => {
      const step = 80;
      const actions = {
        ArrowLeft: () => this.pan(step, 0), ArrowRight: () => this.pan(-step, 0),
        ArrowUp: () => this.pan(0, step), ArrowDown: () => this.pan(0, -step),
        "+": () => this.zoom(1.4), "=": () => this.zoom(1.4), "-": () => this.zoom(1 / 1.4), 0: () => this.fit(),
        Enter: () => this.chooseAt(this.width / 2, this.height / 2, 20, 60),
      };
      if (actions[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        actions[event.key]();
      }
    });
  }

  /** Background tiles of `basemap.template`, kept once loaded; those not yet there leave the paper showing. */
  paintTiles() {
    const level = Math.max(0, Math.min(this.basemap.maximumZoom, Math.round(Math.log2(this.scale / 256))));
    const count = 2 ** level;
    const size = this.scale / count;
    const [left, top] = [this.x - this.width / 2 / this.scale, this.y - this.height / 2 / this.scale];
    const right = left + this.width / this.scale, bottom = top + this.height / this.scale;
    for (let ty = Math.max(0, Math.floor(top * count)); ty <= Math.min(count - 1, Math.floor(bottom * count)); ty++) {
      for (let tx = Math.floor(left * count); tx <= Math.floor(right * count); tx++) {
        this.paintTile(level, tx, ty, ...this.screen(tx / count, ty / count), size + 0.5);
      }
    }
    this.context.fillStyle = "#ffffff66";
    this.context.fillRect(0, 0, this.width, this.height);
  }

  /** A tile, or while it isn't there the part of a coarser one that is. */
  paintTile(z, x, y, left, top, size) {
    const column = ((x % 2 ** z) + 2 ** z) % 2 ** z;
    for (let up = 0; up <= Math.min(5, z); up++) {
      const key = [z - up, column >> up, y >> up];
      const tile = up ? this.tiles.get(key.join("/")) : this.tile(...key);
      if (!tile || !tile.complete || !tile.naturalWidth) continue;
      const part = tile.naturalWidth / 2 ** up;
      const [px, py] = [(column % 2 ** up) * part, (y % 2 ** up) * part];
      this.context.drawImage(tile, px, py, part, part, left, top, size, size);
      return;
    }
  }

  tile(z, x, y) {
    const key = [z, x, y].join("/");
    if (!this.tiles.has(key)) {
      const image = new Image();
      image.onload = () => this.draw();
      image.src = this.basemap.template.replace("{z}", z).replace("{x}", x).replace("{y}", y);
      this.tiles.set(key, image);
    }
    return this.tiles.get(key);
  }
}
