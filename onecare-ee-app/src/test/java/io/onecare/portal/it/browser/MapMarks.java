package io.onecare.portal.it.browser;

import java.util.List;

/** The marks of the map as they stand in the page. */
final class MapMarks {

    private static final String MARKS =
            "[...document.querySelectorAll('#map .leaflet-marker-icon.leaflet-interactive')]";

    private final Browser browser;

    MapMarks(Browser browser) {
        this.browser = browser;
    }

    /** Waits until those for what the map shows are there. */
    void await() {
        browser.find("#map .leaflet-marker-icon.leaflet-interactive");
        browser.await("the marks are loaded", () -> browser.findAll("#map[aria-busy]").isEmpty());
    }

    int count() {
        return number("return " + MARKS + ".length");
    }

    /** How many facilities all of them together stand for. */
    int facilities() {
        return number(
                "return "
                        + MARKS
                        + ".reduce((sum, mark) => sum + ([...mark.querySelectorAll('.cluster span[aria-hidden]')]"
                        + ".reduce((part, span) => part + Number(span.textContent), 0) || 1), 0)");
    }

    /** Which marks lie over one another, of what is seen of them. */
    List<?> overlapping() {
        return (List<?>)
                browser.script(
                        "const seen = "
                                + MARKS
                                + ".map(m => m.querySelector('.cluster, .icon').getBoundingClientRect());"
                                + "const found = [];"
                                + "seen.forEach((a, i) => seen.slice(i + 1).forEach(b => {"
                                + "  if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)"
                                + "    found.push(JSON.stringify([a, b])); }));"
                                + "return found");
    }

    /** Remembers the marks now in the middle of the map. */
    void remember() {
        browser.script(
                "const r = document.getElementById('map').getBoundingClientRect();"
                        + "window.remembered = "
                        + MARKS
                        + ".filter(m => { const b = m.getBoundingClientRect();"
                        + " return b.left > r.left + 250 && b.right < r.right - 50 && b.top > r.top + 50 && b.bottom < r.bottom - 50; })");
    }

    int remembered() {
        return number("return window.remembered.length");
    }

    /** How many of those remembered are still the same elements in the page. */
    int kept() {
        return number("return window.remembered.filter(m => m.isConnected).length");
    }

    /** How often the page has asked for marks. */
    int loads() {
        return number(
                "return performance.getEntriesByType('resource').filter(e => e.name.includes('/clusters?')).length");
    }

    private int number(String script) {
        return ((Number) browser.script(script)).intValue();
    }
}
