package io.onecare.portal.faces;

import io.onecare.portal.settings.PortalSettings;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ResourceBundle;

/**
 * The page for everything that went wrong outside a form: says what happened and what to do, in the
 * reader's language, without internals. Stateless, calls no service and no Faces, so that it still
 * works when those do not. Resources of the API get a problem document instead.
 */
public class ErrorPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient PortalSettings settings;

    /**
     * Made by the container.
     *
     * @param settings names the portal and its contacts
     */
    @Inject
    public ErrorPage(PortalSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int status = code instanceof Integer known ? known : HttpServletResponse.SC_NOT_FOUND;
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        if (isApi(request)) {
            response.setContentType("application/problem+json");
            response.getWriter().write("{\"type\":\"about:blank\",\"status\":" + status + "}");
            return;
        }
        Language language = Language.of(request);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Language", language.tag());
        response.getWriter().write(page(request, language, status));
    }

    private static boolean isApi(HttpServletRequest request) {
        Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return uri instanceof String path && path.startsWith(request.getContextPath() + "/api/");
    }

    private String page(HttpServletRequest request, Language language, int status) {
        ResourceBundle text = language.texts();
        String title = text.getString("error." + kind(status) + ".title");
        return """
                <!DOCTYPE html>
                <html lang="%1$s">
                <head>
                  <meta charset="UTF-8">
                  <meta name="viewport" content="width=device-width, initial-scale=1">
                  <title>%2$s – %3$s</title>
                  <link rel="icon" type="image/svg+xml" href="%4$s/assets/favicon.svg">
                  <link rel="stylesheet" href="%4$s/assets/onecare.css">%5$s
                </head>
                <body class="frame-text">
                  <header class="header">
                    <div class="brandbar"><a class="brand" href="%4$s/">%3$s</a>%6$s</div>
                  </header>
                  <main id="content">
                    <h1>%2$s</h1>
                    <p>%7$s</p>
                    <p><a class="button button-primary" href="%4$s/map">%8$s</a></p>
                    <div class="card card-contact">
                      <p><strong>%9$s</strong></p>
                      <p><a class="figure strong" href="%10$s">%11$s</a> <span class="muted">%12$s</span></p>
                      <p><a href="mailto:%13$s">%13$s</a></p>
                    </div>
                  </main>
                </body>
                </html>
                """
                .formatted(
                        language.tag(),
                        title,
                        escape(settings.getName()),
                        request.getContextPath(),
                        brandStyle(request.getContextPath()),
                        languages(request),
                        text.getString("error." + kind(status) + ".text"),
                        text.getString("error.button.map.label"),
                        text.getString("error.contact"),
                        Formats.of(language).telephone(settings.getContactPhone()),
                        escape(settings.getContactPhone()),
                        escape(
                                language.say(
                                        "error.hours",
                                        settings.getContactOpens(),
                                        settings.getContactCloses())),
                        escape(settings.getContactEmail()));
    }

    private String brandStyle(String root) {
        String sheet = "<link rel=\"stylesheet\" href=\"%s/brand/%s\">";
        return (settings.isBranded() ? sheet.formatted(root, "brand.css") : "")
                + (settings.brandColour().isPresent() ? sheet.formatted(root, Brand.COLOUR) : "");
    }

    /** Links that lead to the address that failed, in the other language. */
    private static String languages(HttpServletRequest request) {
        StringBuilder links = new StringBuilder();
        for (Language language : Language.values()) {
            LanguageLink link = LanguageLink.to(language, request);
            links.append(
                    "<a class=\"upper\" lang=\"%1$s\" hreflang=\"%1$s\" aria-current=\"%2$s\" href=\"%3$s\">%1$s</a>"
                            .formatted(language.tag(), link.current(), escape(link.href())));
        }
        return "<nav class=\"languages\" aria-label=\"%s\">%s</nav>"
                .formatted(Language.of(request).texts().getString("error.language.title"), links);
    }

    private static String kind(int status) {
        return switch (status) {
            case 404, 421, 503 -> String.valueOf(status);
            default -> status < 500 ? "400" : "500";
        };
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
