package io.onecare.portal.faces;

import io.onecare.portal.settings.PortalSettings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** What the frame around every page says. */
@Named
@RequestScoped
public class Layout {

    @Inject private PortalSettings settings;
    @Inject private HttpServletRequest request;

    /**
     * Says when the phone for bookings is answered.
     *
     * @return such as {@code dal lunedì al venerdì, 9:00–18:00}
     */
    public String getHours() {
        return Language.of(request)
                .say(
                        "layout.contact.hours",
                        settings.getContactOpens(),
                        settings.getContactCloses());
    }
}
