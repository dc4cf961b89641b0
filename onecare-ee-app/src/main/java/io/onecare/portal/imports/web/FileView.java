package io.onecare.portal.imports.web;

import io.onecare.core.imports.SentFile;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.imports.ImportDesk;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import jakarta.inject.Inject;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A page about one file that was sent. */
public abstract class FileView extends FormView {

    static final String PAGES = "/administration/imports";

    @Inject private SignedInPerson person;
    @Inject private ImportDesk desk;

    private @Nullable SentFile file;

    @Override
    protected String problems() {
        return "imports.message.error.";
    }

    /** The page that shows where a file stands. */
    static String detailOf(SentFile file) {
        return PAGES + "/detail?id=" + file.id();
    }

    /**
     * Finds the file, and does what was asked for.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        SignIn signIn = person.signIn().orElse(null);
        file =
                signIn == null
                        ? null
                        : ImportParameter.id(request(), "id")
                                .flatMap(id -> desk.find(signIn, id))
                                .orElse(null);
        if (signIn == null || file == null) {
            posted().notFound();
        } else {
            act(signIn, file);
        }
    }

    /** Does what was asked for. */
    abstract void act(SignIn signIn, SentFile found) throws IOException;

    ImportDesk desk() {
        return desk;
    }

    Language language() {
        return Language.of(request());
    }

    Formats formats() {
        return Formats.of(language());
    }

    void show(SentFile changed) {
        file = changed;
    }

    /**
     * Gives the file.
     *
     * @return null if there is none, and the browser has been told
     */
    public @Nullable SentFile getFile() {
        return file;
    }

    /**
     * Says what the file brings.
     *
     * @return a word or some
     */
    public String getKind() {
        return file == null ? "" : new ImportWords(language(), null).texts().of(file.kind());
    }
}
