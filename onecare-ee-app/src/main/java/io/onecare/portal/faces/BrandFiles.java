package io.onecare.portal.faces;

import io.onecare.portal.settings.Logo;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Serves the insurer's style sheet and logo, from the brand folder or as they were set on screen,
 * and nothing else.
 */
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
        String name = path == null ? "" : path.substring(1);
        // a logo drawn with inline styles shows; a script in it never runs
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; sandbox");
        Optional<Path> file = brand.find(name);
        if (file.isPresent()) {
            response.setContentType(Brand.typeOf(file.get()));
            response.setContentLengthLong(Files.size(file.get()));
            Files.copy(file.get(), response.getOutputStream());
        } else if (name.equals(Brand.COLOUR) && brand.colourSheet().isPresent()) {
            send(
                    response,
                    "text/css;charset=UTF-8",
                    brand.colourSheet().get().getBytes(StandardCharsets.UTF_8));
        } else if (name.equals(Brand.LOGO) && brand.logo().isPresent()) {
            Logo logo = brand.logo().get();
            send(response, logo.type(), logo.bytes());
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static void send(HttpServletResponse response, String type, byte[] bytes)
            throws IOException {
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
