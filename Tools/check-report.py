#!/usr/bin/env python3
"""Opens a report in a headless browser and uses it as people do:

    Tools/check-report.py RESULT [--program PROGRAM] [--screenshots FOLDER]

RESULT is a folder that `roughness analyze` wrote. Looked at: no console errors and no request to anywhere; as many sections on
the map as in sections.geojson; a click on the first row of the ranking chooses its section; work packages, events and strips
choose and are marked; every colouring says what its colours mean; fingers pan, pinch and tap; by Tab alone everything is
reached, in its order, and map and strips are used by keys; sorting, filtering, print; the page in Japanese holds no English
words of its own; pictures are shown; hostile names stay text and foreign scripts don't run; text has a contrast of 4.5:1 in
both languages; 20 000 sections pan in less than 100 ms a frame. With --program (a `roughness`) also a background map: its
tiles, from a server made here, lie where they belong, the page asks that server only, and names it. Needs `pip install playwright` and a Chromium (the one at $CHROMIUM, or `chromium` on the path). Made with
playwright 1.5x. Ends with 1 and says what is wrong, with 2 when there is no browser.
"""
import argparse
import base64
import http.server
import json
import math
import os
import re
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import threading
import zlib

try:
    from playwright.sync_api import sync_playwright
except ImportError:
    print("check-report: playwright is missing: pip install playwright", file=sys.stderr)
    sys.exit(2)

HOSTILE = [
    '</script><script>window.ran = 1</script>', '<img src=x onerror="window.ran = 1">', '" onmouseover="window.ran = 1',
    "__proto__", "\u202egnp.exe", "=HYPERLINK(\"http://x\")", "R" * 500,
]
# WCAG 2.1, relative luminance and contrast of every visible text against the nearest painted background.
CONTRAST = """() => {
  const parse = (text) => (text.match(/[\\d.]+/g) || [0, 0, 0, 0]).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const under = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] > 0.99) return colour;
    }
    return [255, 255, 255];
  };
  const bad = [];
  for (const node of document.querySelectorAll("body *")) {
    const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim());
    if (!own || !node.getClientRects().length) continue;
    const style = getComputedStyle(node);
    const [a, b] = [light(parse(node instanceof SVGElement ? style.fill : style.color)), light(under(node))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) bad.push(`${node.tagName} "${node.textContent.trim().slice(0, 30)}" ${ratio.toFixed(2)}`);
  }
  return bad;
}"""


# What can be used, in the order of the document.
USABLE = """() => [...document.querySelectorAll('a[href], button, select, input, summary, [tabindex="0"]')]
  .filter((node) => node.getClientRects().length && !node.disabled)"""
# The page's own words: headings, labels, choices, buttons; not what the data say.
OWN_WORDS = """() => {
  const own = "h1, h2, th, dt, label, option, summary, .legend span, .figure, .tools > button, .warning, .faint, td button";
  const kept = (node) => !node.closest(".strips, #ranking td, #events td, #packages td") && !node.closest(".tools > label");
  const texts = [...document.querySelectorAll(own)].filter(kept)
    .map((node) => [...node.childNodes].filter((child) => child.nodeType === 3).map((child) => child.textContent).join(" "));
  for (const name of ["aria-label", "title", "placeholder"]) {
    for (const node of document.querySelectorAll(`[${name}]`)) if (kept(node)) texts.push(node.getAttribute(name));
  }
  return texts;
}"""


class Page:
    """A page of the report with everything it complained about."""

    def __init__(self, browser, path, width, height, **more):
        self.complaints = []
        self.page = browser.new_page(viewport={"width": width, "height": height}, **more)
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.page.on("request", lambda r: None if r.url.startswith("file:") else self.complaints.append(r.url))
        self.page.goto("file://" + os.path.abspath(path))
        self.page.wait_for_function("document.querySelector('canvas').dataset.sections !== undefined")

    def told(self, name):
        self.page.wait_for_timeout(60)
        return self.page.eval_on_selector("canvas", f"c => c.dataset.{name}")


def data_of(html):
    start = html.index('id="data">') + len('id="data">')
    return start, html.index("</script>", start)


def changed(html, change):
    """The same page with other data."""
    start, end = data_of(html)
    data = json.loads(html[start:end])
    change(data)
    return html[:start] + json.dumps(data).replace("<", "\\u003c") + html[end:]


def many(data):
    """Copies of every section, side by side, until there are 20 000."""
    base = [s for s in data["sections"] if s["line"]]
    data["sections"] = []
    copy = 0
    while len(data["sections"]) < 20_000:
        shift = (0.05 * (copy % 12), 0.04 * (copy // 12))
        for section in base:
            line = [[value + shift[i % 2] for i, value in enumerate(piece)] for piece in section["line"]]
            data["sections"].append(dict(section, id=f"{section['id']}#{copy}", line=line))
        copy += 1


def hostile(data):
    for index, section in enumerate(data["sections"]):
        name = HOSTILE[index % len(HOSTILE)]
        section.update(road_name=name, reason=[["reasonWorst", name]], action=["actionDrive", name], photo=name)
    for run in data["runs"]:
        run["log"] = HOSTILE[0]


def check_use(browser, folder, html, screenshots, fault):
    report = os.path.join(folder, "report.html")
    with open(os.path.join(folder, "sections.geojson"), encoding="utf-8") as file:
        features = json.load(file)["features"]
    desk = Page(browser, report, 1280, 900)
    page = desk.page
    if int(desk.told("sections")) != len(features):
        fault(f"the map shows {desk.told('sections')} sections, sections.geojson has {len(features)}")
    if screenshots:
        page.screenshot(path=os.path.join(screenshots, "report-desktop.png"))
    rows = page.locator("#ranking tbody tr")
    ranked = {f["properties"]["rank"]: f["properties"]["id"] for f in features}
    if rows.count():
        rows.first.locator("button").click()
        if desk.told("chosen") != ranked[1] or "selected" not in (rows.first.get_attribute("class") or ""):
            fault(f"a click on row 1 chose “{desk.told('chosen')}” instead of “{ranked[1]}”")
        check_table(page, rows, fault)
    if screenshots:
        page.screenshot(path=os.path.join(screenshots, "report-chosen.png"), full_page=True)
    page.focus("canvas")
    for key in ("+", "ArrowLeft", "0"):
        page.keyboard.press(key)
    if int(desk.told("sections")) != len(features):
        fault("after +, arrow and 0 the map doesn't show everything again")
    check_linked(desk, fault)
    check_keys(desk, fault)
    page.emulate_media(media="print")
    for hidden in ("nav", ".zoom", ".tools"):
        if page.locator(hidden).first.is_visible():
            fault(f"{hidden} is printed")
    pdf = page.pdf(format="A4", landscape=True, prefer_css_page_size=True)
    if not pdf.startswith(b"%PDF") or len(pdf) < 10_000:
        fault("the page doesn't print")
    page.emulate_media(media="screen")
    page.locator("nav button").click()
    if page.get_attribute("html", "lang") != "ja" or not re.search("[\u3040-\u30ff\u4e00-\u9fff]", page.inner_text("h2 >> nth=0")):
        fault("the button in the head doesn't change the language")
    if page.locator("#ranking tbody tr").count():
        rows.first.locator("button").click()
    for language in ("ja", "en"):
        if page.get_attribute("html", "lang") != language:
            page.locator("nav button").click()
        for bad in page.evaluate(CONTRAST):
            fault(f"contrast below 4.5:1 ({language}): {bad}")
        if language == "ja":
            for words in page.evaluate(OWN_WORDS):
                for word in re.findall("[A-Za-z]{3,}", words):
                    if word not in ("IRI", "III", "English", "roughness", "csv", "findings", "segments", "Enter"):
                        fault(f"an English word in the Japanese page: “{word}” in “{words.strip()[:60]}”")
            if screenshots:
                page.evaluate("scrollTo(0, 0)")
                page.screenshot(path=os.path.join(screenshots, "report-ja.png"))
    unreachable = page.evaluate("[...document.querySelectorAll('button, select, input, canvas, a')].filter(e => e.tabIndex < 0).length")
    if unreachable:
        fault(f"{unreachable} controls can't be reached by keyboard")
    phone = Page(browser, report, 390, 844, has_touch=True, is_mobile=True, device_scale_factor=2)
    if phone.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        fault("at phone width the page scrolls sideways")
    check_fingers(phone, fault)
    if screenshots:
        phone.page.evaluate("scrollTo(0, 0)")
        phone.page.screenshot(path=os.path.join(screenshots, "report-phone.png"))
    for complaint in desk.complaints + phone.complaints:
        fault("the page complains or asks for something: " + complaint)
    # Last, as the browser rightly complains about it: what isn't ours must not run.
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = 1' }))")
    if page.evaluate("window.ran"):
        fault("a foreign script ran: the content security policy is too weak")


def check_table(page, rows, fault):
    heads = page.locator("#ranking thead th")
    column = next(i for i in range(heads.count()) if heads.nth(i).inner_text() == "IRI")

    def values():
        return [float(t) for t in rows.locator(f"td:nth-child({column + 1})").all_inner_texts() if t != "–"]

    for turn in ("ascending", "descending"):
        heads.nth(column).locator("button").click()
        seen = values()
        if seen != sorted(seen, reverse=turn == "descending") or heads.nth(column).get_attribute("aria-sort") != turn:
            fault(f"the ranking isn't sorted by IRI, {turn}")
    road = rows.first.locator("td:nth-child(2)").inner_text()
    before = rows.count()
    page.fill("#ranking input", road)
    texts = rows.all_inner_texts()
    if not texts or any(road not in text for text in texts) or len(texts) > before:
        fault(f"filtering by “{road}” doesn't leave its rows only")
    page.fill("#ranking input", "")


def check_linked(desk, fault):
    """Work packages, events, strips and colourings: each marks what it means."""
    page = desk.page
    for table, name in (("#packages", "package"), ("#events", "event")):
        rows = page.locator(f"{table} tbody tr")
        if not rows.count():
            continue
        rows.first.locator("button").first.click()
        if not desk.told(name) or not page.locator("aside h3").inner_text():
            fault(f"a click on the first row of {table} marks nothing")
        if not page.evaluate("(() => { const b = document.querySelector('canvas').getBoundingClientRect(); return b.top >= -1 && b.bottom <= innerHeight + 1; })()"):
            fault(f"after a click in {table} the map isn't in view")
    seen = set()
    modes = page.locator(".layers select")
    for mode in modes.locator("option").all():
        modes.select_option(mode.get_attribute("value"))
        seen.add(page.inner_text("#legend"))
    if len(seen) != modes.locator("option").count() or "" in seen:
        fault("a colouring doesn't say what its colours mean")
    modes.select_option("class")
    marks = page.locator(".strip line title")
    if marks.count() and not page.locator(".strip rect").count():
        fault("the strips show no intervals")


def check_keys(desk, fault):
    """By Tab alone everything is reached, in the document's order; map and strips are used by keys."""
    page = desk.page
    page.evaluate(f"window.usable = ({USABLE})()")
    count = page.evaluate("window.usable.length")
    page.evaluate("window.usable[0].focus()")
    reached = [0]
    for _ in range(count + 2):
        page.keyboard.press("Tab")
        index = page.evaluate("window.usable.indexOf(document.activeElement)")
        if index < 0 or index in reached:
            break
        reached.append(index)
    if len(reached) < count:
        missed = page.evaluate("(n) => window.usable[n].outerHTML.slice(0, 80)", next(i for i in range(count) if i not in reached))
        fault(f"by Tab only {len(reached)} of {count} things are reached; not {missed}")
    if reached != sorted(reached):
        fault("Tab doesn't go in the order of the page")
    page.focus("nav button")
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    if outline == "none":
        fault("what has the keyboard's focus isn't marked")
    page.focus("canvas")
    page.keyboard.press("0")
    desk.told("sections")
    if page.locator("#ranking tbody tr").count():
        page.locator("#ranking tbody tr").first.locator("button").click()
        chosen = desk.told("chosen")
        page.locator("#ranking tbody tr").last.locator("button").click()
        page.locator("#ranking tbody tr").first.locator("button").click()
        page.focus("canvas")
        page.keyboard.press("Enter")
        # An event may lie over the section that stands in the middle.
        if desk.told("chosen") != chosen and not desk.told("event"):
            fault("Enter on the map doesn't choose what lies in its middle")
        strip = page.locator(".strip").first
        strip.focus()
        steps = set()
        for key in ["ArrowRight"] * 3:
            page.keyboard.press(key)
            steps.add(desk.told("chosen"))
        if not page.evaluate("document.activeElement.matches('.strip')") or "" in steps:
            fault("a strip can't be walked through by keys")


def check_fingers(phone, fault):
    """One finger moves the map, two zoom it, a tap chooses."""
    page = phone.page
    page.locator("canvas").scroll_into_view_if_needed()
    box = page.locator("canvas").bounding_box()
    devtools = page.context.new_cdp_session(page)

    def touch(kind, *points):
        devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(points)]})

    def middle():
        return [float(v) for v in phone.told("middle").split()]

    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    before = middle()
    touch("touchStart", (x, y))
    for step in range(1, 6):
        touch("touchMove", (x + 12 * step, y))
    touch("touchEnd")
    after = middle()
    if abs((before[0] - after[0]) * after[2] - 60) > 12 or abs(before[1] - after[1]) * after[2] > 2:
        fault(f"a finger moved by 60 px moves the map by {(before[0] - after[0]) * after[2]:.0f} px")
    touch("touchStart", (x - 40, y), (x + 40, y))
    for step in range(1, 6):
        touch("touchMove", (x - 40 - 8 * step, y), (x + 40 + 8 * step, y))
    touch("touchEnd")
    wide = middle()
    if not 1.8 < wide[2] / after[2] < 2.2:
        fault(f"two fingers at twice the distance zoom by {wide[2] / after[2]:.2f}")
    rows = page.locator("#ranking tbody tr")
    if rows.count():
        rows.first.locator("button").tap()
        chosen = phone.told("chosen")
        rows.nth(min(4, rows.count() - 1)).locator("button").tap()
        rows.first.locator("button").tap()
        page.locator("canvas").scroll_into_view_if_needed()
        box = page.locator("canvas").bounding_box()
        page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        if phone.told("chosen") != chosen and not phone.told("event"):
            fault("a tap in the middle of the map doesn't choose the section there")
        page.locator(".zoom button").last.tap()


def png(width, height, pixel):
    """A PNG of RGB pixels."""
    rows = b"".join(b"\0" + b"".join(bytes(pixel(x, y)) for x in range(width)) for y in range(height))

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b""))


def check_picture(browser, html, folder, fault):
    """A section's picture, beside the page, is shown; one on another computer by a bare name is not asked for."""
    with open(os.path.join(folder, "a b.png"), "wb") as file:
        file.write(png(40, 30, lambda x, y: (200, 30, 30)))

    def pictured(data):
        for section in data["sections"]:
            section["photo"] = "a b.png" if section["rank"] == 1 else "//example.org/x.png"

    path = os.path.join(folder, "pictured.html")
    with open(path, "w", encoding="utf-8") as file:
        file.write(changed(html, pictured))
    seen = Page(browser, path, 1280, 900)
    rows = seen.page.locator("#ranking tbody tr")
    if rows.count() < 2:
        return
    rows.first.locator("button").click()
    seen.page.wait_for_timeout(200)
    if seen.page.evaluate("(() => { const i = document.querySelector('aside img'); return i ? i.naturalWidth : 0; })()") != 40:
        fault("a section's picture isn't shown")
    rows.nth(1).locator("button").click()
    seen.page.wait_for_timeout(200)
    if seen.page.locator("aside img").count():
        fault("a picture whose name begins with two slashes is asked for")
    for complaint in seen.complaints:
        fault("with pictures: " + complaint)


class Tiles(http.server.BaseHTTPRequestHandler):
    """Grey tiles with a magenta cross over one place of the earth, worked out here and not by the page."""
    place = (0.0, 0.0)
    asked = []

    def do_GET(self):
        found = re.fullmatch(r"/(\d+)/(\d+)/(\d+)\.png", self.path)
        Tiles.asked.append(self.headers.get("Host", ""))
        if not found:
            self.send_error(404)
            return
        z, column, row = map(int, found.groups())
        count = 2 ** z
        latitude = math.radians(Tiles.place[1])
        px = (Tiles.place[0] + 180) / 360 * count * 256 - column * 256
        py = (1 - math.asinh(math.tan(latitude)) / math.pi) / 2 * count * 256 - row * 256

        def pixel(x, y):
            dx, dy = abs(x + 0.5 - px), abs(y + 0.5 - py)
            return (255, 0, 255) if (dx < 2 and dy < 70) or (dy < 2 and dx < 70) else (120, 190, 120)

        body = png(256, 256, pixel)
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            pass  # The page has gone on and no longer wants it.

    def log_message(self, *arguments):
        pass


def magenta(browser, shot):
    """The middle of the magenta pixels of a screenshot, and how many there are."""
    page = browser.new_page()
    found = page.evaluate("""async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
      const context = canvas.getContext("2d");
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      let [west, east, north, south, count] = [1e9, -1, 1e9, -1, 0];
      for (let i = 0; i < data.length; i += 4) {
        if (data[i] < 235 || data[i + 1] > 150 || data[i + 2] < 235) continue;
        const [x, y] = [(i / 4) % image.width, Math.floor(i / 4 / image.width)];
        [west, east, north, south] = [Math.min(west, x), Math.max(east, x), Math.min(north, y), Math.max(south, y)];
        count += 1;
      }
      return [(west + east) / 2, (north + south) / 2, count];
    }""", "data:image/png;base64," + base64.b64encode(shot).decode())
    page.close()
    return found


def check_basemap(browser, program, folder, screenshots, fault):
    """Tiles of a server that runs here: where they belong, asked of nobody else, their makers named."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Tiles)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    origin = f"http://127.0.0.1:{server.server_address[1]}"
    town, result = os.path.join(folder, "town"), os.path.join(folder, "mapped")
    quiet = {"check": True, "stdout": subprocess.DEVNULL}
    subprocess.run([program, "simulate", "--output", town, "--straight-road", "600", "--seed", "3"], **quiet)
    subprocess.run(
        [program, "analyze", town + "/logs", "--roads", town + "/network.geojson", "--output", result, "--utc-offset", "+09:00",
         "--basemap", origin + "/{z}/{x}/{y}.png", "--basemap-credit", "© the makers <b>"], **quiet)
    with open(os.path.join(result, "sections.geojson"), encoding="utf-8") as file:
        first = next(f for f in json.load(file)["features"] if f["properties"]["rank"] == 1)
    line = first["geometry"]["coordinates"]
    longitudes, latitudes = [p[0] for p in line], [p[1] for p in line]
    # The section's middle in Mercator, which for a hundred metres is that of its latitudes.
    Tiles.place = ((min(longitudes) + max(longitudes)) / 2, (min(latitudes) + max(latitudes)) / 2)
    seen = Page(browser, os.path.join(result, "report.html"), 1280, 900)
    seen.page.locator("#ranking tbody tr").first.locator("button").click()
    for _ in range(2):
        # On a slow machine a tile comes late: what is drawn in the end counts.
        for _ in range(12):
            seen.page.wait_for_timeout(700)
            box = seen.page.locator("canvas").bounding_box()
            x, y, count = magenta(browser, seen.page.locator("canvas").screenshot())
            off = math.hypot(x - box["width"] / 2, y - box["height"] / 2)
            if count >= 100 and off <= 3:
                break
        else:
            fault(f"the background lies {off:.1f} px off the roads ({count} pixels of its mark seen)")
        for _ in range(2):
            seen.page.locator(".zoom button").nth(1).click()
    seen.page.wait_for_timeout(1500)
    if screenshots:
        seen.page.screenshot(path=os.path.join(screenshots, "report-basemap.png"))
    if seen.page.inner_text(".attribution") != "© the makers <b>":
        fault("the background's makers aren't named")
    if not Tiles.asked:
        fault("no tile was asked for")
    for complaint in seen.complaints:
        if not complaint.startswith(origin + "/"):
            fault("with a background: " + complaint)
    # Another server, even of this computer, stays out.
    seen.page.evaluate("(source) => { new Image().src = source; }", origin.replace("127.0.0.1", "localhost") + "/0/0/0.png")
    seen.page.wait_for_timeout(300)
    if any(host.startswith("localhost") for host in Tiles.asked) or not any("violates" in c for c in seen.complaints):
        fault("the page may ask another server than the background's")
    server.shutdown()


def check_hostile(browser, html, folder, fault):
    path = os.path.join(folder, "hostile.html")
    with open(path, "w", encoding="utf-8") as file:
        file.write(changed(html, hostile))
    seen = Page(browser, path, 1280, 900)
    for row in range(min(len(HOSTILE), seen.page.locator("#ranking tbody tr").count())):
        seen.page.locator("#ranking tbody tr").nth(row).locator("button").click()
    if seen.page.evaluate("window.ran") or seen.page.locator("img[src=x]").count():
        fault("a hostile name became markup")
    if seen.page.locator("#ranking tbody tr").count() and HOSTILE[0] not in seen.page.inner_text("body"):
        fault("a hostile name isn't shown as it is written")


def check_pan(browser, html, folder, fault):
    path = os.path.join(folder, "many.html")
    with open(path, "w", encoding="utf-8") as file:
        file.write(changed(html, many))
    seen = Page(browser, path, 1280, 900)
    seen.page.focus("canvas")
    frames = []
    for key in ["ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"] * 5:
        seen.page.keyboard.press(key)
        frames.append(float(seen.told("milliseconds")))
    print(f"check-report: 20 000 sections pan in {statistics.median(frames):.1f} ms a frame (median; worst {max(frames):.1f} ms)")
    if statistics.median(frames) > 100:
        fault("20 000 sections don't pan fluidly")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("result")
    parser.add_argument("--screenshots", metavar="FOLDER")
    parser.add_argument("--program", help="a roughness that makes a report with a background map")
    options = parser.parse_args()
    browser_path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not browser_path:
        print("check-report: no chromium found; name one in $CHROMIUM", file=sys.stderr)
        return 2
    with open(os.path.join(options.result, "report.html"), encoding="utf-8") as file:
        html = file.read()
    faults = []
    if options.screenshots:
        os.makedirs(options.screenshots, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        check_use(browser, options.result, html, options.screenshots, faults.append)
        check_hostile(browser, html, folder, faults.append)
        check_picture(browser, html, folder, faults.append)
        check_pan(browser, html, folder, faults.append)
        if options.program:
            check_basemap(browser, os.path.abspath(options.program), folder, options.screenshots, faults.append)
        else:
            print("check-report: NOT CHECKED without --program: a background map")
        browser.close()
    for line in faults:
        print("check-report: " + line, file=sys.stderr)
    print("check-report: " + ("the report works" if not faults else f"{len(faults)} faults"))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
