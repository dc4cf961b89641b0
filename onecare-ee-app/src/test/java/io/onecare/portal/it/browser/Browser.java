package io.onecare.portal.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A real Chromium that remembers nothing of the test before. Every step waits for what it needs,
 * never for a time.
 */
final class Browser implements AutoCloseable {

    /** Hundreds of them take minutes: only for whoever wants to look at them. */
    private static final boolean PICTURES = Boolean.getBoolean("it.pictures");

    private static final List<String> WCAG_2_2_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** Browsers that no test uses now, by language: to start one takes longer than many tests. */
    private static final Map<String, Deque<ChromeDriver>> IDLE = new ConcurrentHashMap<>();

    /** All that were started and are not over, those of failed tests as well. */
    private static final Queue<ChromeDriver> RUNNING = new ConcurrentLinkedQueue<>();

    private final String language;
    private final ChromeDriver driver;
    private final WebDriverWait wait;

    private Browser(String language, ChromeDriver driver) {
        this.language = language;
        this.driver = driver;
        this.wait = waiting(driver, Duration.ofSeconds(20));
    }

    private static WebDriverWait waiting(ChromeDriver driver, Duration longest) {
        WebDriverWait wait = new WebDriverWait(driver, longest);
        wait.pollingEvery(Duration.ofMillis(50));
        return wait;
    }

    /**
     * Opens a browser that asks for pages in a language and for no motion: what fades in is neither
     * legible nor clickable for a moment.
     */
    static Browser open(String language) {
        ChromeDriver idle =
                IDLE.computeIfAbsent(language, any -> new ConcurrentLinkedDeque<>()).poll();
        Browser browser = new Browser(language, idle == null ? start(language) : idle);
        browser.scheme("light");
        return browser;
    }

    private static ChromeDriver start(String language) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(Chromium.binary().orElseThrow().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--window-size=1440,900",
                "--lang=" + language,
                "--accept-lang=" + language);
        LoggingPreferences logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logging);
        ChromeDriverService service =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(Chromium.driver().orElseThrow().toFile())
                        .usingAnyFreePort()
                        .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        RUNNING.add(driver);
        return driver;
    }

    /**
     * Ends all browsers, when the tests are over. Not when this program ends: then their drivers
     * may be gone already, and a browser without windows stays for good.
     */
    static void quitAll() {
        for (ChromeDriver one = RUNNING.poll(); one != null; one = RUNNING.poll()) {
            one.quit();
        }
    }

    void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        width,
                        "height",
                        height,
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        width < 600));
    }

    void scheme(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", scheme),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    void visit(String address) {
        driver.get(address);
    }

    WebElement find(String css) {
        return wait.until(d -> d.findElement(By.cssSelector(css)));
    }

    List<WebElement> findAll(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    WebElement findVisible(String css) {
        return wait.until(
                d ->
                        d.findElements(By.cssSelector(css)).stream()
                                .filter(WebElement::isDisplayed)
                                .findFirst()
                                .orElse(null));
    }

    void click(String css) {
        findVisible(css).click();
    }

    void await(String what, java.util.function.BooleanSupplier condition) {
        wait.withMessage(what).until(d -> condition.getAsBoolean());
    }

    void awaitText(String css, String text) {
        await(
                css + " says (" + text + ")",
                () -> texts(css).stream().anyMatch(found -> found.contains(text)));
    }

    /** The texts of all that match, as a screen reader gets them. */
    List<String> texts(String css) {
        return findAll(css).stream().map(this::textOf).toList();
    }

    String text(String css) {
        return textOf(find(css));
    }

    /** The text a screen reader gets, whether it is on screen or not; stale elements have none. */
    private String textOf(WebElement element) {
        try {
            return String.valueOf(
                    driver.executeScript(
                            "return arguments[0].textContent.replace(/\\s+/g, ' ').trim()",
                            element));
        } catch (org.openqa.selenium.StaleElementReferenceException swapped) {
            return "";
        } catch (WebDriverException fault) {
            // what chromedriver says of an element whose page goes away while it is asked
            if (String.valueOf(fault.getMessage()).contains("does not belong to the document")) {
                return "";
            }
            throw fault;
        }
    }

    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Marks all that is in the field with the focus, so that typing replaces it. */
    void selectAll() {
        new Actions(driver).keyDown(Keys.CONTROL).sendKeys("a").keyUp(Keys.CONTROL).perform();
    }

    /** Tabs on until what has the focus matches; fails when it does not come. */
    void tabTo(String css) {
        for (int i = 0; i < 80; i++) {
            press(Keys.TAB);
            if (focusMatches(css)) {
                return;
            }
        }
        throw new AssertionError("The Tab key never reaches " + css + "; focus is on " + focus());
    }

    boolean focusMatches(String css) {
        return Boolean.TRUE.equals(
                driver.executeScript("return document.activeElement.matches(arguments[0])", css));
    }

    String focus() {
        return String.valueOf(
                driver.executeScript(
                        "const e = document.activeElement; return e.tagName + '#' + e.id + '.' + e.className"));
    }

    boolean focusIsVisible() {
        return Boolean.TRUE.equals(
                driver.executeScript(
                        "const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();"
                                + "return r.width > 0 && r.height > 0 && s.visibility === 'visible'"
                                + " && (parseFloat(s.outlineWidth) >= 2 && s.outlineStyle !== 'none')"));
    }

    /** Tells pages of an origin where the browser is; without a place, it does not want to. */
    void position(String origin, double... place) {
        driver.executeCdpCommand(
                "Browser.setPermission",
                Map.of(
                        "origin",
                        origin,
                        "permission",
                        Map.of("name", "geolocation"),
                        "setting",
                        place.length == 2 ? "granted" : "denied"));
        if (place.length == 2) {
            driver.executeCdpCommand(
                    "Emulation.setGeolocationOverride",
                    Map.of("latitude", place[0], "longitude", place[1], "accuracy", 10));
        }
    }

    /** Runs pages without their scripts. */
    void scripts(boolean run) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
    }

    /** Lets requests whose address matches a pattern with stars fail; none without a pattern. */
    void block(String... patterns) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand(
                "Network.setCacheDisabled", Map.of("cacheDisabled", patterns.length > 0));
        driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(patterns)));
    }

    /** Drags what is at the middle of an element, by pixels to the right and down. */
    void drag(String css, int right, int down) {
        drag(css, 0, right, down);
    }

    /** Drags what is some pixels to the right of the middle of an element. */
    void drag(String css, int from, int right, int down) {
        new Actions(driver)
                .moveToElement(findVisible(css), from, 0)
                .clickAndHold()
                .moveByOffset(right / 2, down / 2)
                .moveByOffset(right - right / 2, down - down / 2)
                .release()
                .perform();
    }

    String address() {
        return String.valueOf(driver.getCurrentUrl());
    }

    String title() {
        return String.valueOf(driver.getTitle());
    }

    void back() {
        driver.navigate().back();
    }

    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /**
     * No violation of WCAG 2.2 AA or of axe's best practices in the page as it stands. All rules
     * are run in the page itself, which has no frames: without its old mode, axe opens another
     * window for each result, and takes twice as long. It need not say where else each rule is
     * kept.
     */
    @SuppressWarnings("deprecation") // a mode that is to go with the first page that has a frame
    void assertAccessible(String state) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        Results results =
                new AxeBuilder()
                        .withOptions(options)
                        .withTags(WCAG_2_2_AA)
                        .setLegacyMode(true)
                        .analyze(driver);
        assertThat(results.getPasses()).as("axe ran").isNotEmpty();
        assertThat(results.getViolations())
                .as(state)
                .extracting(rule -> rule.getId() + " at " + rule.getNodes().get(0).getHtml())
                .isEmpty();
    }

    /** Nothing reaches beyond the right edge of the page, once it is laid out. */
    void assertNoSidewaysScroll(String state) {
        try {
            waiting(driver, Duration.ofSeconds(3)).until(d -> tooWide().isEmpty());
        } catch (TimeoutException tooWide) {
            assertThat(tooWide()).as(state).isEmpty();
        }
    }

    /** What is too wide. A phone lays a page out twice: as it comes, then as wide as it is. */
    private String tooWide() {
        return String.valueOf(
                script(
                        "const page = document.documentElement;"
                                + " return page.scrollWidth === page.clientWidth ? ''"
                                + " : [...document.querySelectorAll('body *')]"
                                + ".filter(e => e.getBoundingClientRect().right > page.clientWidth)"
                                + ".map(e => e.outerHTML.substring(0, 80)).slice(0, 5).join(' | ')"
                                + " || page.scrollWidth + ' of ' + page.clientWidth"));
    }

    /**
     * Nothing was asked of any other origin, and the console is silent (no violation of the
     * policy).
     */
    void assertKeptToItself(String origin) {
        Object foreign =
                script(
                        "return performance.getEntriesByType('resource').map(e => e.name)"
                                + ".filter(n => !n.startsWith(arguments[0]) && !n.startsWith('data:'))",
                        origin);
        assertThat((List<?>) foreign).isEmpty();
        assertThat(driver.manage().logs().get(LogType.BROWSER).getAll())
                .extracting(LogEntry::getMessage)
                .isEmpty();
    }

    /** What pages of others have said there is no matter of the portal's. */
    void forgetConsole() {
        driver.manage().logs().get(LogType.BROWSER);
    }

    /**
     * No violation, no sideways scroll, nothing asked of others, at some widths, and in English and
     * the dark; takes a picture of each, if pictures are wanted.
     */
    void walkThrough(URL base, String page, String shot, int... widths) {
        for (int width : widths) {
            size(width, 740);
            visit(base + page);
            assertAccessible(page + " at " + width);
            assertNoSidewaysScroll(page + " at " + width);
            size(width, 1_800); // to see all of it
            shot(shot + "-" + width);
        }
        scheme("dark");
        String separator = page.contains("?") ? "&" : "?";
        visit(base + page + separator + "lang=en");
        assertAccessible(page + " in English, dark");
        assertKeptToItself(base.getProtocol() + "://" + base.getAuthority() + "/");
        shot(shot + "-en-dark");
        scheme("light");
        visit(base + page + separator + "lang=it");
    }

    /** A picture of what is seen now, if pictures are wanted. */
    void shot(String name) {
        if (PICTURES) {
            save(name, driver.getScreenshotAs(OutputType.BYTES));
        }
    }

    /** The page from top to bottom, as wide as it is now, if pictures are wanted. */
    void shotOfAll(String name) {
        if (!PICTURES) {
            return;
        }
        Map<String, Object> page =
                Map.of(
                        "x",
                        0,
                        "y",
                        0,
                        "width",
                        script("return document.documentElement.clientWidth"),
                        "height",
                        script("return document.documentElement.scrollHeight"),
                        "scale",
                        1);
        Object picture =
                driver.executeCdpCommand(
                                "Page.captureScreenshot",
                                Map.of("captureBeyondViewport", true, "clip", page))
                        .get("data");
        save(name, Base64.getDecoder().decode(String.valueOf(picture)));
    }

    private static void save(String name, byte[] picture) {
        Path folder = Path.of(System.getProperty("it.shots"));
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(name + ".png"), picture);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /**
     * Leaves the browser to the next test: a new tab, which has nothing of what was set for the old
     * one, and no cookie, no store, no cache, no line in the console.
     */
    @Override
    public void close() {
        Set<String> used = driver.getWindowHandles();
        driver.switchTo().newWindow(WindowType.TAB);
        String fresh = driver.getWindowHandle();
        for (String window : used) {
            driver.switchTo().window(window).close();
        }
        driver.switchTo().window(fresh);
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
        driver.executeCdpCommand(
                "Storage.clearDataForOrigin", Map.of("origin", "*", "storageTypes", "all"));
        driver.manage().logs().get(LogType.BROWSER);
        Objects.requireNonNull(IDLE.get(language)).push(driver);
    }
}
