package io.onecare.portal.imports.web;

import io.onecare.core.imports.ImportKind;
import io.onecare.core.imports.ImportMode;
import io.onecare.core.imports.SendFile;
import io.onecare.core.imports.SentFile;
import io.onecare.portal.faces.MultipartForm;
import io.onecare.portal.faces.TypedDate;
import io.onecare.portal.imports.ImportDesk;
import io.onecare.portal.imports.SentFilesFolder;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.settings.PortalSettings;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a file in, to the disk as it comes, and leads on to what its columns mean. Whatever is
 * wrong leads back to the form, with what was chosen there; what a browser chose as the file it
 * keeps to itself.
 */
public class ImportUpload extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(ImportUpload.class.getName());
    private static final int MAX_FIELD = 100;
    private static final int MAX_NAME = 200;

    private final transient ImportDesk desk;
    private final transient SentFilesFolder folder;
    private final transient PortalSettings settings;

    /**
     * Made by the container.
     *
     * @param desk keeps that a file was sent
     * @param folder keeps the file
     * @param settings tell how large it may be
     */
    @Inject
    public ImportUpload(ImportDesk desk, SentFilesFolder folder, PortalSettings settings) {
        this.desk = desk;
        this.folder = folder;
        this.settings = settings;
    }

    /** The file is larger than what may be. */
    private static final class TooLarge extends IOException {

        private static final long serialVersionUID = 1L;
    }

    /** After a new log-in the browser asks for this address. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.sendRedirect(request.getContextPath() + "/administration/imports");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        SignIn signIn = SignIn.of(request).orElse(null);
        if (signIn == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Incoming incoming = new Incoming();
        String page;
        try {
            page = take(signIn, request, incoming);
        } catch (MultipartForm.Broken broken) {
            page = back(incoming, "FILE_BROKEN");
        } catch (TooLarge tooLarge) {
            page = back(incoming, "FILE_TOO_LARGE");
        } catch (IOException fault) {
            // a disk that is full, or a sender who has gone
            LOG.log(Level.ERROR, "A file cannot be taken in: {0}", fault.getClass().getName());
            page = back(incoming, "FILE_NOT_KEPT");
        } finally {
            if (incoming.path != null) {
                Files.deleteIfExists(incoming.path);
            }
        }
        response.sendRedirect(request.getContextPath() + page);
    }

    /** What has come in so far. */
    private static final class Incoming {
        private final Map<String, String> fields = new HashMap<>();
        private @Nullable Path path;
        private String name = "";

        String field(String wanted) {
            return fields.getOrDefault(wanted, "");
        }
    }

    private String take(SignIn signIn, HttpServletRequest request, Incoming incoming)
            throws IOException {
        MultipartForm form =
                MultipartForm.of(request.getContentType(), request.getInputStream())
                        .orElseThrow(() -> new MultipartForm.Broken("It is no form."));
        for (MultipartForm.Part part = form.next(); part != null; part = form.next()) {
            String fileName = part.fileName();
            if (fileName == null) {
                incoming.fields.put(part.name(), form.text(MAX_FIELD));
            } else if (part.name().equals("file") && incoming.path == null) {
                incoming.name = nameOf(fileName);
                incoming.path = folder.takeIn(out -> copy(form, out));
            }
        }
        return keep(signIn, incoming);
    }

    /** What is too large is still read, or the browser would not read the answer. */
    private void copy(MultipartForm form, OutputStream out) throws IOException {
        long most = settings.importBytes();
        class Bounded extends OutputStream {
            private long written;

            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                written += length;
                if (written <= most) {
                    out.write(bytes, offset, length);
                }
            }
        }
        Bounded bounded = new Bounded();
        form.copyTo(bounded);
        if (bounded.written > most) {
            throw new TooLarge();
        }
    }

    private String keep(SignIn signIn, Incoming incoming) throws IOException {
        Optional<ImportKind> kind = one(ImportKind.class, incoming.field("kind"));
        Optional<ImportMode> mode = one(ImportMode.class, incoming.field("mode"));
        Optional<LocalDate> asOf = TypedDate.read(incoming.field("asOf"));
        List<String> problems = new ArrayList<>();
        if (kind.isEmpty()) {
            problems.add("KIND_MISSING");
        }
        if (mode.isEmpty()) {
            problems.add("MODE_MISSING");
        }
        if (asOf.isEmpty()) {
            problems.add("DAY_MALFORMED");
        }
        long bytes = incoming.path == null ? 0 : Files.size(incoming.path);
        if (incoming.path == null || incoming.name.isEmpty()) {
            problems.add("FILE_MISSING");
        } else if (bytes == 0) {
            problems.add("FILE_EMPTY");
        }
        if (!problems.isEmpty() || incoming.path == null) {
            return back(incoming, String.join(",", problems));
        }
        SentFile file =
                desk.send(
                                signIn,
                                new SendFile(
                                        kind.orElseThrow(),
                                        mode.orElseThrow(),
                                        asOf.orElseThrow(),
                                        incoming.name,
                                        bytes))
                        .orElse(null);
        if (file == null) {
            return back(incoming, "FILE_NOT_KEPT");
        }
        folder.keep(incoming.path, file.id());
        incoming.path = null;
        return "/administration/imports/mapping?id=" + file.id();
    }

    private static String back(Incoming incoming, String problem) {
        StringBuilder page = new StringBuilder("/administration/imports?problem=").append(problem);
        for (String field : new String[] {"kind", "mode", "asOf"}) {
            page.append('&')
                    .append(field)
                    .append('=')
                    .append(URLEncoder.encode(incoming.field(field), StandardCharsets.UTF_8));
        }
        return page.toString();
    }

    /** The last part of what may be a path on the sender's machine, of what can be shown. */
    static String nameOf(String sent) {
        String name =
                sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1)
                        .replace("%22", "\"")
                        .replaceAll("[\\p{Cc}\\p{Cf}]", "")
                        .strip();
        return name.substring(0, Math.min(MAX_NAME, name.length()));
    }

    private static <E extends Enum<E>> Optional<E> one(Class<E> type, String chosen) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(chosen))
                .findFirst();
    }
}
