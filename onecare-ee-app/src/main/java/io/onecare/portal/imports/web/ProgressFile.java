package io.onecare.portal.imports.web;

import io.onecare.core.imports.SentFile;
import io.onecare.portal.faces.Language;
import io.onecare.portal.imports.ImportDesk;
import io.onecare.portal.security.SignIn;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells the page of a file how far the work on it is. Asking lets no session last longer. */
public class ProgressFile extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient ImportDesk desk;

    /**
     * Made by the container.
     *
     * @param desk knows how far it is
     */
    @Inject
    public ProgressFile(ImportDesk desk) {
        this.desk = desk;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        SignIn signIn = SignIn.of(request).orElse(null);
        SentFile file =
                signIn == null
                        ? null
                        : ImportParameter.id(request, "id")
                                .flatMap(id -> desk.find(signIn, id))
                                .orElse(null);
        if (file == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        boolean isAtWork = file.state().isAtWork() && !desk.isForsaken(file);
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter()
                .write(
                        Json.createObjectBuilder()
                                .add("atWork", isAtWork)
                                .add("text", Progress.say(file, Language.of(request)))
                                .add("done", file.done())
                                .add("total", file.total())
                                .build()
                                .toString());
    }
}
