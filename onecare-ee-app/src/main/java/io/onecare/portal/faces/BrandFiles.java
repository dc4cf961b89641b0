package io.onecare.portal.faces;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Serves the insurer's style sheet and logo from the brand folder, and nothing else of it. */
public class BrandFiles extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Brand brand;

    /**
     * Made by the container.
     *
     * @param brand finds the files
     */
    @Inject
    public BrandFiles(Brand brand) {
        this.brand = brand;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String path = request.getPathInfo();
        Optional<Path> file = path == null ? Optional.empty() : brand.find(path.substring(1));
        if (file.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType(Brand.typeOf(file.get()));
        // a logo drawn with inline styles shows; a script in it never runs
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; sandbox");
        response.setContentLengthLong(Files.size(file.get()));
        Files.copy(file.get(), response.getOutputStream());
    }
}
