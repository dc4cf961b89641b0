package io.onecare.portal.configuration.web;

import io.onecare.core.setting.SettingsOutcome;
import io.onecare.portal.configuration.LogoReading;
import io.onecare.portal.configuration.SettingsDesk;
import io.onecare.portal.faces.MultipartForm;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.settings.Logo;
import io.onecare.portal.settings.ScreenTopic;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/** Takes in the file of a logo, or takes the logo away, and leads back to the page of the brand. */
public class LogoUpload extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int MAX_FIELD = 20;
    private static final String PAGE = "/administration/settings/group?topic=brand";

    private final transient SettingsDesk desk;

    /**
     * Made by the container.
     *
     * @param desk keeps the logo
     */
    @Inject
    public LogoUpload(SettingsDesk desk) {
        this.desk = desk;
    }

    /** After a new log-in the browser asks for this address. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.sendRedirect(request.getContextPath() + PAGE);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        SignIn signIn = SignIn.of(request).orElse(null);
        if (signIn == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.sendRedirect(request.getContextPath() + take(signIn, request));
    }

    private String take(SignIn signIn, HttpServletRequest request) throws IOException {
        Map<String, String> fields = new HashMap<>();
        Bounded file = new Bounded();
        try {
            MultipartForm form =
                    MultipartForm.of(request.getContentType(), request.getInputStream())
                            .orElseThrow(() -> new MultipartForm.Broken("It is no form."));
            for (MultipartForm.Part part = form.next(); part != null; part = form.next()) {
                if (part.fileName() == null) {
                    fields.put(part.name(), form.text(MAX_FIELD));
                } else {
                    form.copyTo(file);
                }
            }
            boolean isGone = fields.getOrDefault("action", "").equals("remove");
            return keep(
                    signIn,
                    fields.getOrDefault("from", ""),
                    isGone ? Map.of() : Map.of(Logo.NAME, LogoReading.read(file.bytes()).stored()));
        } catch (LogoReading.Refused refused) {
            return PAGE + "&problem=" + refused.problem();
        } catch (MultipartForm.Broken broken) {
            return PAGE + "&problem=" + LogoReading.Problem.LOGO_BROKEN;
        }
    }

    private String keep(SignIn signIn, String from, Map<String, String> values) {
        int seen = from.matches("[0-9]{1,9}") ? Integer.parseInt(from) : Integer.MAX_VALUE;
        SettingsOutcome outcome = desk.change(signIn, ScreenTopic.LOGO, seen, values);
        desk.follow(ScreenTopic.LOGO);
        if (outcome instanceof SettingsOutcome.Changed) {
            return SettingsGroupView.addressOf(
                    ScreenTopic.BRAND, values.isEmpty() ? "nologo" : "logo");
        }
        return PAGE + "&problem=LOGO_OVERTAKEN";
    }

    /** Keeps one byte more than may be; the rest is read, or the browser would read no answer. */
    private static final class Bounded extends OutputStream {

        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

        @Override
        public void write(int b) {
            if (kept.size() <= LogoReading.MAX_BYTES) {
                kept.write(b);
            }
        }

        byte[] bytes() {
            return kept.toByteArray();
        }
    }
}
