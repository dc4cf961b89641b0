package io.onecare.portal.care.web;

import io.onecare.core.care.LatestCareEvent;
import io.onecare.portal.care.CareDesk;
import io.onecare.portal.faces.Language;
import io.onecare.portal.security.SignIn;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Tells an open page of the desk whether what it shows is still so: of a request by its version, of
 * the queue by what the page of it shows. It names the colleague and what they did, and nothing
 * about the sender; asking is no look, and does not make a session last longer.
 */
public class CareNews extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient CareDesk desk;
    private final transient Wording wording;

    /**
     * Made by the container.
     *
     * @param desk knows the requests
     * @param wording names colleagues
     */
    @Inject
    public CareNews(CareDesk desk, Wording wording) {
        this.desk = desk;
        this.wording = wording;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<SignIn> signIn = SignIn.of(request);
        Optional<String> news =
                signIn.flatMap(
                        one ->
                                request.getParameter("id") == null
                                        ? ofQueue(one, request)
                                        : ofRequest(one, request));
        if (news.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter()
                .write(Json.createObjectBuilder().add("news", news.get()).build().toString());
    }

    /** Empty if there is no such request; no words if it is as it was. */
    private Optional<String> ofRequest(SignIn signIn, HttpServletRequest request) {
        DeskTexts texts = new DeskTexts(Language.of(request));
        return Wording.seen(request.getParameter("id"), request.getParameter("version"))
                .flatMap(
                        seen ->
                                desk.latest(signIn, seen.id())
                                        .map(
                                                now ->
                                                        now.seen().equals(seen)
                                                                ? ""
                                                                : words(signIn, now, texts)));
    }

    private String words(SignIn signIn, LatestCareEvent now, DeskTexts texts) {
        return texts.say(
                "care.news.request",
                wording.who(signIn, now.role(), now.by(), texts),
                texts.text("care.event." + now.event()),
                texts.when(now.at(), desk.today()));
    }

    private Optional<String> ofQueue(SignIn signIn, HttpServletRequest request) {
        QueuePage page = QueuePage.of(request.getParameter("show"), request.getParameter("after"));
        String now = QueuePage.fingerprint(desk.queue(signIn, page.criteria(), page.after()));
        return Optional.of(
                now.equals(request.getParameter("seen"))
                        ? ""
                        : new DeskTexts(Language.of(request)).text("care.news.queue"));
    }
}
