#!/usr/bin/env python3
"""Opens a report in a headless browser and uses it as people do: Tools/check-report.py RESULT [--screenshots FOLDER]

RESULT is a folder that `roughness analyze` wrote. Looked at: no console errors and no request to anywhere; as many sections on
the map as in sections.geojson; a click on the first row of the ranking chooses its section; sorting, filtering, language and
print; hostile names stay text and foreign scripts don't run; text has a contrast of 4.5:1; 20 000 sections pan in less than
100 ms a frame. Needs `pip install playwright` and a Chromium (the one at $CHROMIUM, or `chromium` on the path). Made with
playwright 1.5x. Ends with 1 and says what is wrong, with 2 when there is no browser.
"""
import argparse
import json
import os
import re
import shutil
import statistics
import sys
import tempfile

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
    const [a, b] = [light(parse(getComputedStyle(node).color)), light(under(node))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) bad.push(`${node.tagName} "${node.textContent.trim().slice(0, 30)}" ${ratio.toFixed(2)}`);
  }
  return bad;
}"""


class Page:
    """A page of the report with everything it complained about."""

    def __init__(self, browser, path, width, height):
        self.complaints = []
        self.page = browser.new_page(viewport={"width": width, "height": height})
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
    for bad in page.evaluate(CONTRAST):
        fault("contrast below 4.5:1: " + bad)
    unreachable = page.evaluate("[...document.querySelectorAll('button, select, input, canvas, a')].filter(e => e.tabIndex < 0).length")
    if unreachable:
        fault(f"{unreachable} controls can't be reached by keyboard")
    phone = Page(browser, report, 390, 844)
    if phone.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        fault("at phone width the page scrolls sideways")
    if screenshots:
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
        check_pan(browser, html, folder, faults.append)
        browser.close()
    for line in faults:
        print("check-report: " + line, file=sys.stderr)
    print("check-report: " + ("the report works" if not faults else f"{len(faults)} faults"))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
